package dev.kinoport.pages.inspector;

import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.pages.web.EventStream;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Every call, as it comes; each with all that was sent and answered. */
public final class Inspector implements AutoCloseable {
  /** Where it is. */
  public static final String ADDRESS = "/__ui/calls";

  private static final long MOMENT_MS = 400;
  private static final long SIGN_OF_LIFE_MS = 15_000;

  private final EmulatorServer server;
  private final CallRecorder recorder;
  private final CallList list;
  private final CallPage page;
  private final Replayer replayer;

  /** Contacts nobody. */
  public Inspector(EmulatorServer server, CallRecorder recorder, Frame frame) {
    Objects.requireNonNull(server, "server must not be null");
    Objects.requireNonNull(recorder, "recorder must not be null");
    Objects.requireNonNull(frame, "frame must not be null");
    this.server = server;
    this.recorder = recorder;
    this.list = new CallList(recorder, frame);
    this.page = new CallPage(server.address(), frame);
    this.replayer = new Replayer(server.address());
  }

  /** A page or a piece of one; none if it is none of these. */
  public Option<Reply> look(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "" -> Option.some(list.page(Form.of(call)));
      case "rows" -> Option.some(PageAnswer.piece(list.rows(Form.of(call))));
      case "news" -> Option.some(EventStream.answer(this::tell));
      case "calls.har" ->
          Option.some(
              PageAnswer.download(
                  "calls.har",
                  "application/json",
                  new HttpArchive(server.address()).of(recorder.all())));
      case "calls.sh" ->
          Option.some(
              PageAnswer.download(
                  "calls.sh",
                  "text/plain; charset=utf-8",
                  script().getBytes(StandardCharsets.UTF_8)));
      default ->
          path.size() == 1 ? found(path.getFirst()).map(it -> page.page(it, "")) : Option.none();
    };
  }

  /** Something that is done; none if there is no such thing. */
  public Option<Reply> act(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    return path.equals(List.of("replay")) ? Option.some(replay(call)) : Option.none();
  }

  private Option<RecordedCall> found(String number) {
    return number.matches("[0-9]{1,9}") ? recorder.find(Integer.parseInt(number)) : Option.none();
  }

  private void tell(EventStream stream) throws IOException, InterruptedException {
    int told = recorder.last();
    stream.ping();
    while (true) {
      recorder.awaitAfter(told, SIGN_OF_LIFE_MS);
      if (recorder.last() == told) {
        stream.ping();
      } else {
        told = recorder.last();
        stream.send("news", text(told));
        pause();
      }
    }
  }

  /** A page need not be told of each call of a thousand. */
  @SuppressWarnings("WaitNotInLoop") // nobody wakes it, and an early end would do no harm
  private synchronized void pause() throws InterruptedException {
    wait(MOMENT_MS);
  }

  private Reply replay(Call request) {
    Form form = Form.of(request);
    Option<RecordedCall> found = form.text("of").flatMap(this::found);
    if (found.isEmpty()) {
      return PageAnswer.refusal(404, "that call is not kept any more");
    }
    int before = recorder.last();
    String trouble = found.map(call -> sentAgain(call, form)).getOrElse("");
    Option<RecordedCall> again =
        recorder.last() > before ? recorder.find(recorder.last()) : Option.none();
    return again
        .<Reply>map(it -> PageAnswer.elsewhere(request, ADDRESS + "/" + it.number()))
        .getOrElse(() -> found.map(it -> page.page(it, trouble)).getOrElse(Inspector::gone));
  }

  private static Reply gone() {
    return PageAnswer.refusal(404, "that call is not kept any more");
  }

  private String sentAgain(RecordedCall call, Form form) {
    byte[] body =
        form.text("body")
            .map(it -> it.getBytes(StandardCharsets.UTF_8))
            .getOrElse(call.sent().body());
    return replayer.send(
        form.or("method", call.method()),
        form.or("address", call.address()),
        headers(call, form),
        body);
  }

  private static Map<String, String> headers(RecordedCall call, Form form) {
    Map<String, String> headers = new LinkedHashMap<>();
    form.or("headers", CallPage.headers(call))
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(':');
          if (colon > 0) {
            headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
          }
        });
    return headers;
  }

  private String script() {
    CurlText curl = new CurlText(server.address());
    String begin =
        """
        #!/bin/sh
        # What reached %s, to be sent to it again in the same order. Ids of another world differ.
        set -u
        curl -gsS -X POST %s/__reset

        """
            .formatted(server.address(), server.address());
    return recorder.all().stream().map(curl::of).collect(Collectors.joining("\n", begin, ""));
  }

  @Override
  public void close() {
    replayer.close();
  }
}
