package dev.kinoport.chaos.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between workers and one provider, which can be cut. */
final class CuttableNetwork implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int port;
  private volatile boolean down;

  CuttableNetwork() {
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** Where the provider is from now on. */
  void to(int target) {
    port = target;
  }

  /** Cuts every connection, whatever is on its way. */
  void cut() {
    open.forEach(CuttableNetwork::reset);
  }

  /** Lets nothing through any more. */
  void down() {
    down = true;
    cut();
  }

  void up() {
    down = false;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> connect(caller));
      } catch (IOException e) {
        // closed, or one caller that thought better of it
      }
    }
  }

  private void connect(Socket caller) {
    try {
      open.add(caller);
      if (down) {
        reset(caller);
        return;
      }
      Socket provider = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(provider);
      caller.setTcpNoDelay(true);
      provider.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(caller, provider));
      pump(provider, caller);
    } catch (IOException e) {
      reset(caller);
    }
  }

  private void pump(Socket from, Socket into) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = into.getOutputStream();
      in.transferTo(out);
      from.close();
      into.close();
    } catch (IOException e) {
      reset(from);
      reset(into);
    } finally {
      open.remove(from);
      open.remove(into);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // closed before
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
