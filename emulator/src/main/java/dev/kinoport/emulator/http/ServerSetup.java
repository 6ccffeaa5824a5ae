package dev.kinoport.emulator.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** The JDK's server, set up so that it does not get in the way. */
public final class ServerSetup {
  private static final int BACKLOG = 4096;

  private ServerSetup() {}

  /**
   * Without this, half of all answers wait 40 ms for the packet before. Read once, at first use.
   */
  public static void prepare() {
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxIdleConnections", "100000");
  }

  private static void setUnlessSet(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /** Listens on loopback for TLS, without answering yet. */
  public static HttpsServer listen(int port, Executor workers, SSLContext context) {
    try {
      HttpsServer server = HttpsServer.create(loopback(port), BACKLOG);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      server.setExecutor(workers);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }

  private static InetSocketAddress loopback(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  /** Listens on loopback, without answering yet. */
  public static HttpServer listen(int port, Executor workers) {
    try {
      HttpServer server = HttpServer.create(loopback(port), BACKLOG);
      server.setExecutor(workers);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on port %d: %s".formatted(port, e.getMessage()), e);
    }
  }
}
