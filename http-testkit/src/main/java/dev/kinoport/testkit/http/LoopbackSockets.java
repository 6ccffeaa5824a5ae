package dev.kinoport.testkit.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;

/** Sockets that lead to one port of this machine, whatever address a client asks for. */
public final class LoopbackSockets extends SocketFactory {
  private final int port;
  private final AtomicInteger refusals;

  /**
   * @param refusals how many connections are refused before the first is made
   */
  public LoopbackSockets(int port, int refusals) {
    this.port = port;
    this.refusals = new AtomicInteger(refusals);
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress wanted, int timeoutMillis) throws IOException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          throw new ConnectException("refused, as the script says");
        }
        super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("sockets are made first and connected later");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("sockets are made first and connected later");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("sockets are made first and connected later");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("sockets are made first and connected later");
  }
}
