package dev.kinoport.pages.inspector;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.CallListener;
import dev.kinoport.emulator.http.Reply;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the last calls, for whoever opens the page later. Of long bodies it keeps the beginning,
 * and of keys nothing. Safe for use by many threads.
 */
public final class CallRecorder implements CallListener {
  private static final int MOST_CALLS = 20_000;

  /** Of the memory, too: who asks for all calls at once has them written beside each other. */
  private static final long MOST_BYTES =
      Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 32);

  private static final int MOST_BODY = 64 * 1024;
  private static final Pattern IN_PATH = Pattern.compile("/requests/([0-9a-f-]{36})");
  private static final Pattern IN_ANSWER =
      Pattern.compile("\"request_id\"\\s*:\\s*\"([0-9a-f-]{36})\"");

  private final Deque<RecordedCall> calls = new ArrayDeque<>();
  private long bytes;
  private int last;

  @Override
  public void on(Call call, Reply reply, Instant began, Instant ended) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(reply, "reply must not be null");
    Objects.requireNonNull(began, "began must not be null");
    Objects.requireNonNull(ended, "ended must not be null");
    RecordedCall.Part sent = sent(call);
    RecordedCall.Part answered = answered(reply);
    List<String> warnings =
        call.warnings().all().stream().map(it -> it.field() + ": " + it.text()).toList();
    synchronized (this) {
      last++;
      add(
          new RecordedCall(
              last,
              began,
              Duration.between(began, ended),
              call.method(),
              call.host().names().getFirst(),
              call.path(),
              Secrets.query(query(call.query())),
              reply.status(),
              requestId(call.path(), answered),
              warnings,
              sent,
              answered));
      notifyAll();
    }
  }

  private void add(RecordedCall call) {
    calls.addLast(call);
    bytes += size(call);
    while (calls.size() > MOST_CALLS || (bytes > MOST_BYTES && calls.size() > 1)) {
      bytes -= size(calls.removeFirst());
    }
  }

  /** All that a client may make long. */
  private static long size(RecordedCall call) {
    return size(call.sent())
        + size(call.answered())
        + call.method().length()
        + call.path().length()
        + call.query().length()
        + call.warnings().stream().mapToLong(String::length).sum();
  }

  private static long size(RecordedCall.Part part) {
    return part.body().length
        + part.headers().entrySet().stream()
            .mapToLong(header -> header.getKey().length() + header.getValue().length())
            .sum();
  }

  private static String query(Map<String, List<String>> query) {
    List<String> pairs = new ArrayList<>();
    query.forEach(
        (name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
    return String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static RecordedCall.Part sent(Call call) {
    return part(Secrets.headers(call.headers()), call.header("content-type"), call.body());
  }

  private static RecordedCall.Part part(
      Map<String, String> headers, Option<String> type, byte[] body) {
    byte[] beginning = Arrays.copyOf(body, lengthKept(body));
    return new RecordedCall.Part(
        headers,
        RecordedCall.Part.text(beginning)
            .map(text -> Secrets.body(type.getOrElse(""), text).getBytes(StandardCharsets.UTF_8))
            .getOrElse(beginning),
        body.length,
        beginning.length == body.length);
  }

  /** Not within a letter of UTF-8: the rest would be no text, and its secrets would not be seen. */
  private static int lengthKept(byte[] body) {
    int end = Math.min(body.length, MOST_BODY);
    while (end > 0 && end < body.length && (body[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  private static RecordedCall.Part answered(Reply reply) {
    return switch (reply) {
      case Reply.Whole whole ->
          part(whole.headers(), Option.of(whole.headers().get("Content-Type")), whole.body());
      case Reply.File file ->
          new RecordedCall.Part(file.headers(), new byte[0], file.length(), file.length() == 0);
      case Reply.Dropped dropped -> new RecordedCall.Part(Map.of(), new byte[0], 0, true);
      case Reply.Later later -> new RecordedCall.Part(Map.of(), new byte[0], -1, false);
    };
  }

  private static Option<String> requestId(String path, RecordedCall.Part answered) {
    Matcher inPath = IN_PATH.matcher(path);
    if (inPath.find()) {
      return Option.some(inPath.group(1));
    }
    return answered
        .text()
        .map(IN_ANSWER::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  /** The number of the last call so far. */
  synchronized int last() {
    return last;
  }

  /** Until there is a call after one, or for a moment. */
  @SuppressWarnings("WaitNotInLoop") // whoever waits looks again
  synchronized void awaitAfter(int number, long millis) throws InterruptedException {
    if (last == number) {
      wait(millis);
    }
  }

  synchronized Option<RecordedCall> find(int number) {
    return Option.ofOptional(calls.stream().filter(it -> it.number() == number).findFirst());
  }

  /** All that are kept, oldest first. */
  synchronized List<RecordedCall> all() {
    return List.copyOf(calls);
  }

  /**
   * Some of them, newest first.
   *
   * @param skipped so many that would be among them come before
   */
  List<RecordedCall> some(Predicate<RecordedCall> wanted, int skipped, int most) {
    return all().reversed().stream().filter(wanted).skip(skipped).limit(most).toList();
  }

  /** Forgets them; numbers go on. */
  public synchronized void reset() {
    calls.clear();
    bytes = 0;
    last++;
    notifyAll();
  }
}
