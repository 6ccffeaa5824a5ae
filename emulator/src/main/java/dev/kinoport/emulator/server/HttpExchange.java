package dev.kinoport.emulator.server;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request, and the answer to it. Whoever takes it over closes it, on whatever thread; until
 * then its connection takes no other request.
 */
public final class HttpExchange implements AutoCloseable {
  /** The length of an answer that ends where it ends. */
  public static final long UNKNOWN = -1;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final RequestHead head;
  private final Target target;
  private final boolean isSecure;
  private final RequestBody body;
  private final OutputStream out;
  private final Instant now;
  private final Runnable cutting;
  private final List<String> headers = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private volatile OutputStream answer = OutputStream.nullOutputStream();
  private volatile boolean hasBegun;
  private volatile boolean goesOn;
  private volatile boolean isLast;
  private volatile String policy = Sandbox.POLICY;

  HttpExchange(
      RequestHead head,
      Target target,
      boolean isSecure,
      RequestBody body,
      OutputStream out,
      Instant now,
      Runnable cutting) {
    this.head = head;
    this.target = target;
    this.isSecure = isSecure;
    this.body = body;
    this.out = out;
    this.now = now;
    this.cutting = cutting;
  }

  /** In upper case. */
  public String method() {
    return head.method();
  }

  /** As it was sent, without the query. */
  public String path() {
    return target.path();
  }

  /** As it was sent; empty if there is none. */
  public String query() {
    return target.query();
  }

  /** Host and port that the client asked for; empty if it did not say. */
  public String authority() {
    return target.authority().isEmpty() ? head.header("host") : target.authority();
  }

  /** Whether it came over TLS. */
  public boolean isSecure() {
    return isSecure;
  }

  /** All headers, by name in lower case. */
  public Map<String, List<String>> headers() {
    return head.headers();
  }

  /** The body, to be read once. */
  public InputStream body() {
    return body;
  }

  /** Sets a header of the answer. */
  public void header(String name, String value) {
    headers.removeIf(line -> isOf(line, name));
    addHeader(name, value);
  }

  /** Adds a header to the answer, beside others of its name. */
  public void addHeader(String name, String value) {
    headers.add(name + ": " + value.replaceAll("[\\r\\n]", " ") + "\r\n");
  }

  private static boolean isOf(String line, String name) {
    return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
  }

  /**
   * Says what a browser may do with the answer, which is a page of ours. What is none is shown, or
   * kept as a file, and runs nothing: this is not set as a header, so that no answer that is handed
   * on can do so.
   *
   * @param contents of the header {@code Content-Security-Policy}
   */
  public void policy(String contents) {
    policy = contents;
  }

  /** The connection is to end with the answer, whatever else its client has to ask. */
  public void last() {
    isLast = true;
  }

  /** Answers without a body; {@code HEAD} may name its length as a header. */
  public void respond(int status) throws IOException {
    boolean isLengthSaid =
        status == 204 || headers.stream().anyMatch(line -> isOf(line, "Content-Length"));
    if (!isLengthSaid && !head.method().equals("HEAD")) {
      header("Content-Length", "0");
    }
    begin(status, ResponseBody.Form.LENGTH, 0);
    out.flush();
  }

  /**
   * Answers with a body.
   *
   * @param length in bytes, or {@link #UNKNOWN}
   * @return where to write it
   */
  public OutputStream respond(int status, long length) throws IOException {
    if (length != UNKNOWN) {
      header("Content-Length", Long.toString(length));
      begin(status, ResponseBody.Form.LENGTH, length);
    } else if (head.isOld()) {
      begin(status, ResponseBody.Form.END, 0);
    } else {
      header("Transfer-Encoding", "chunked");
      begin(status, ResponseBody.Form.CHUNKS, 0);
    }
    return answer;
  }

  private void begin(int status, ResponseBody.Form form, long length) throws IOException {
    if (hasBegun) {
      throw new IllegalStateException("this is answered already");
    }
    hasBegun = true;
    confine();
    isLast =
        isLast
            || head.isOld()
            || head.says("connection", "close")
            || body.isUnasked()
            || !body.isAtEnd();
    StringBuilder text = new StringBuilder();
    text.append("HTTP/1.1 %d %s\r\n".formatted(status, ReasonPhrase.of(status)));
    text.append("Date: ").append(DATE.format(now)).append("\r\n");
    headers.forEach(text::append);
    text.append(isLast ? "Connection: close\r\n\r\n" : "\r\n");
    goesOn = !isLast;
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    answer = new ResponseBody(out, form, length);
  }

  /** Whatever it is that is answered with, and whoever sent it in. */
  private void confine() {
    String type = "Content-Type";
    boolean isOurs = !policy.equals(Sandbox.POLICY);
    boolean isShown =
        headers.stream()
            .filter(line -> isOf(line, type))
            .allMatch(line -> Sandbox.isShown(line.substring(type.length() + 1)));
    if (!isOurs && !isShown) {
      header("Content-Disposition", "attachment");
    }
    header("Content-Security-Policy", policy);
    header("X-Content-Type-Options", "nosniff");
  }

  /** Ends it. Without an answer, or with half of one, the connection ends with it. */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      try {
        sayWhatCannotBeRead();
        answer.close();
        goesOn = goesOn && hasBegun;
      } catch (IOException e) {
        goesOn = false;
      } finally {
        end.countDown();
      }
    }
  }

  /** Ends the connection at once, whoever writes to it. The exchange is still to be closed. */
  public void cut() {
    cutting.run();
  }

  /** Whoever read the body only sees that it breaks off; who sent it is there to be told why. */
  private void sayWhatCannotBeRead() throws IOException {
    for (String why : hasBegun ? Option.<String>none() : body.unreadable()) {
      byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
      header("Content-Type", "text/plain; charset=utf-8");
      respond(400, text.length).write(text);
    }
  }

  /**
   * Waits until somebody has closed it.
   *
   * @return whether the connection may take another
   */
  boolean awaitEnd() throws InterruptedException {
    end.await();
    return goesOn;
  }
}
