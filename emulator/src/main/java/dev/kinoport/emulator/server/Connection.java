package dev.kinoport.emulator.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One client, for as long as it stays: its requests, one after the other. It may begin with TLS, or
 * with {@code CONNECT} and go on with either.
 */
final class Connection {
  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  /** How every conversation over TLS begins. */
  private static final int HANDSHAKE = 0x16;

  /** What is read of a request that nobody wants, so that its sender can read the answer. */
  private static final int MOST_UNREAD = 8 * 1024 * 1024;

  private static final int PATIENCE_MS = 2_000;

  /** How often a client may ask for a way within the way that it has. */
  private static final int MOST_WAYS = 3;

  private final Socket socket;
  private final Listener listener;
  private final Deadlines deadlines;
  private int ways;

  Connection(Socket socket, Listener listener, Deadlines deadlines) {
    this.socket = socket;
    this.listener = listener;
    this.deadlines = deadlines;
  }

  void live() {
    try (socket) {
      socket.setTcpNoDelay(true);
      begin(socket, new byte[0], false);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a client went away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever is stuck in a write to a client that does not read is free. */
  private void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "it was closed already", e);
    }
  }

  /** Finds out what is spoken here by the first byte. */
  private void begin(Socket wire, byte[] read, boolean isSecure)
      throws IOException, InterruptedException {
    byte[] start = read;
    deadlines.restart();
    InputStream timed = deadlines.over(wire.getInputStream());
    if (start.length == 0) {
      int first = timed.read();
      if (first < 0) {
        return;
      }
      start = new byte[] {(byte) first};
    }
    if (start[0] == HANDSHAKE && !isSecure) {
      try (Socket secure =
          listener.tls().createSocket(wire, new ByteArrayInputStream(start), true)) {
        begin(secure, new byte[0], true);
      }
      return;
    }
    OutputStream out = deadlines.over(wire.getOutputStream());
    talk(wire, new Resumed(start, timed), new BufferedOutputStream(out, 16 * 1024), isSecure);
  }

  private void talk(Socket wire, InputStream resumed, OutputStream out, boolean isSecure)
      throws IOException, InterruptedException {
    InputStream in = new BufferedInputStream(resumed);
    while (true) {
      deadlines.restart();
      RequestHead head;
      RequestBody body;
      try {
        head = RequestHead.read(in);
        body = RequestBody.of(head, in, out);
      } catch (EOFException e) {
        return;
      } catch (RequestHead.Unreadable e) {
        refuse(out, e.status(), String.valueOf(e.getMessage()));
        linger(wire, in);
        return;
      }
      if (head.method().equals("CONNECT")) {
        connect(wire, in, out, head.target());
        return;
      }
      HttpExchange exchange =
          new HttpExchange(
              head, Target.of(head.target()), isSecure, body, out, listener.now(), this::cut);
      listener.handler().handle(exchange);
      if (!exchange.awaitEnd()) {
        if (!body.isAtEnd()) {
          linger(wire, in);
        }
        return;
      }
    }
  }

  /** The client takes this server for a way to somebody else. */
  private void connect(Socket wire, InputStream in, OutputStream out, String authority)
      throws IOException, InterruptedException {
    for (String why : listener.refusalOf(authority)) {
      refuse(out, 403, why);
      linger(wire, in);
      return;
    }
    ways++;
    if (ways > MOST_WAYS) {
      refuse(out, 400, "a way within more than %d others".formatted(MOST_WAYS));
      linger(wire, in);
      return;
    }
    out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    begin(wire, in.readNBytes(in.available()), false);
  }

  private static void refuse(OutputStream out, int status, String why) throws IOException {
    byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n"
                .formatted(status, ReasonPhrase.of(status), text.length)
            + "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(text);
    out.flush();
  }

  /**
   * A connection that is closed with unread bytes takes the answer with it: so only this side is
   * closed, and who has read to the end need not wait for more.
   */
  private static void linger(Socket wire, InputStream in) throws IOException {
    wire.setSoTimeout(PATIENCE_MS);
    try {
      wire.shutdownOutput();
      byte[] waste = new byte[64 * 1024];
      int left = MOST_UNREAD;
      while (left > 0) {
        int read = in.read(waste);
        if (read < 0) {
          return;
        }
        left -= read;
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a client went away", e);
    }
  }
}
