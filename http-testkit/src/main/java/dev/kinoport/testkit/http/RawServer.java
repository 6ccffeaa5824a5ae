package dev.kinoport.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 over plain sockets: counts what really arrives, and may answer anything or nothing. */
public final class RawServer implements AutoCloseable {
  /**
   * One request as it arrived.
   *
   * @param method as it came
   * @param target path and query, as they came
   * @param headers by name in lower case
   * @param body all of it
   */
  public record Received(
      String method, String target, Map<String, String> headers, ByteString body) {
    /** The body as text. */
    public String text() {
      return body.utf8();
    }

    /** A header, by its name in lower case; empty if it did not come. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What happens to a request; false ends the connection. */
  public interface Reply {
    /** Answers; false ends the connection. */
    boolean to(OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final Function<Received, Reply> script;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Answers as a script says. */
  public RawServer(Function<Received, Reply> script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 1024, InetAddress.getByName("0.0.0.0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("raw-server").start(this::accept);
  }

  /** A JSON body, with further headers as whole lines. */
  public static Reply json(int code, String body, String... headers) {
    return out -> {
      write(out, code, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
      return true;
    };
  }

  /** Any body, with further headers as whole lines. */
  public static Reply bytes(int code, String type, byte[] body, String... headers) {
    return out -> {
      write(out, code, type, body, headers);
      return true;
    };
  }

  /** Announces more than it sends. */
  public static Reply cut(String type, int announced, byte[] body) {
    return out -> {
      String head =
          "HTTP/1.1 200 X\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(type, announced);
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      return false;
    };
  }

  /** An event stream with this text, ended by closing. */
  public static Reply events(String text) {
    return out -> {
      out.write(head("text/event-stream").getBytes(StandardCharsets.UTF_8));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return false;
    };
  }

  /** The head of an answer that ends by closing. */
  public static String head(String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n";
  }

  /** Answers nothing and ends the connection. */
  public static Reply drop() {
    return out -> false;
  }

  /** Answers, and ends the connection without having said so. */
  public static Reply thenDrop(Reply reply) {
    return out -> {
      reply.to(out);
      return false;
    };
  }

  /** Never answers. */
  public Reply hang() {
    return out -> {
      awaitClosing();
      return false;
    };
  }

  /** Sends this and then nothing more. */
  public Reply stall(String text) {
    return out -> {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      awaitClosing();
      return false;
    };
  }

  /** Announces a body and sends it drop by drop, for ever. */
  public Reply drip(String type) {
    return out -> {
      String head =
          "HTTP/1.1 200 X\r\nContent-Type: %s\r\nContent-Length: 1000000\r\n\r\n".formatted(type);
      out.write(head.getBytes(StandardCharsets.UTF_8));
      while (!isClosingWithin(20)) {
        out.write(' ');
        out.flush();
      }
      return false;
    };
  }

  /** Sends this, HTTP or not, and ends the connection. */
  public static Reply raw(String text) {
    return out -> {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return false;
    };
  }

  private boolean isClosingWithin(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where it listens, in clear text. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Its port. */
  public int port() {
    return socket.getLocalPort();
  }

  /** All that arrived, in order. */
  public List<Received> received() {
    return received;
  }

  /** What arrived with a method, in order. */
  public List<Received> received(String method) {
    return received.stream().filter(request -> request.method().equals(method)).toList();
  }

  /** How many connections were made. */
  public int connections() {
    return connections.get();
  }

  private static void write(OutputStream out, int code, String type, byte[] body, String... headers)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + code + " X\r\nContent-Type: " + type);
    head.append("\r\nContent-Length: ").append(body.length).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        connections.incrementAndGet();
        open.add(client);
        Thread.ofVirtual().name("raw-server-call").start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      boolean more = true;
      while (more) {
        Received request = read(in);
        if (request == null) {
          return;
        }
        received.add(request);
        more = script.apply(request).to(client.getOutputStream());
      }
    } catch (IOException e) {
      // The other side went away, as some tests want it to.
    } finally {
      open.remove(client);
    }
  }

  private static @Nullable Received read(InputStream in) throws IOException {
    String line = line(in);
    if (line.isEmpty()) {
      return null;
    }
    String[] start = line.split(" ", -1);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      if (colon < 0) {
        return null;
      }
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Received(
        start[0],
        start[1],
        Collections.unmodifiableMap(headers),
        ByteString.of(in.readNBytes(length)));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    socket.close();
    for (Socket client : open) {
      client.close();
    }
  }
}
