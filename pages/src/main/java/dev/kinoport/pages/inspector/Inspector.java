package dev.kinoport.pages.inspector;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.emulator.FakeFalServer;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.EventStream;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every call, as it comes; each with all that was sent and answered. */
public final class Inspector implements AutoCloseable {
  /** Where it is. */
  public static final String ADDRESS = "/__ui/calls";

  private static final int PAGE = 100;
  private static final long MOMENT_MS = 400;
  private static final long SIGN_OF_LIFE_MS = 15_000;

  private final FakeFalServer server;
  private final CallRecorder recorder;
  private final Frame frame;
  private final Replayer replayer;

  /** Contacts nobody. */
  public Inspector(FakeFalServer server, CallRecorder recorder, Frame frame) {
    Objects.requireNonNull(server, "server must not be null");
    Objects.requireNonNull(recorder, "recorder must not be null");
    Objects.requireNonNull(frame, "frame must not be null");
    this.server = server;
    this.recorder = recorder;
    this.frame = frame;
    this.replayer = new Replayer(server.address());
  }

  /** A page or a piece of one; none if it is none of these. */
  public Option<Reply> look(Call call, List<String> path) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(path, "path must not be null");
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "" -> Option.some(page(Form.of(call)));
      case "rows" -> Option.some(PageAnswer.piece(rows(Form.of(call))));
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
          path.size() == 1 ? found(path.getFirst()).map(it -> onePage(it, "")) : Option.none();
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

  // --- The list ---

  private Reply page(Form form) {
    return PageAnswer.page(
        frame.page(
            "Calls",
            ADDRESS,
            all(
                el(
                    "div",
                    cls("bar"),
                    el("h1", text("Calls")),
                    el(
                        "a",
                        cls("button quiet"),
                        attr("href", ADDRESS + "/calls.har"),
                        text("As HAR")),
                    el(
                        "a",
                        cls("button quiet"),
                        attr("href", ADDRESS + "/calls.sh"),
                        text("As a script")),
                    el(
                        "form",
                        attr("method", "post"),
                        attr("action", "/__ui/reset"),
                        attr("hx-post", "/__ui/reset"),
                        attr(
                            "hx-confirm",
                            "Forget every request, charge, file and call of this server?"),
                        frame.token().field(),
                        el("button", cls("button quiet"), text("Reset")))),
                filters(form),
                el(
                    "div",
                    attr("hx-ext", "sse"),
                    attr("sse-connect", ADDRESS + "/news"),
                    el(
                        "div",
                        cls("panel"),
                        id("rows"),
                        attr("hx-get", ADDRESS + "/rows"),
                        attr("hx-include", "#filters"),
                        attr("hx-trigger", "sse:news, filters from:body"),
                        attr("hx-sync", "this:replace"),
                        rows(form))))));
  }

  private Markup.Content filters(Form form) {
    return el(
        "form",
        id("filters"),
        cls("filters"),
        attr("method", "get"),
        attr("action", ADDRESS),
        attr("role", "search"),
        attr("aria-label", "Which calls"),
        attr("hx-get", ADDRESS + "/rows"),
        attr("hx-target", "#rows"),
        attr("hx-trigger", "input delay:200ms, submit"),
        attr("hx-sync", "this:replace"),
        el(
            "div",
            cls("wide"),
            el("label", attr("for", "q"), text("Search in address, client, bodies")),
            el(
                "input",
                id("q"),
                attr("type", "search"),
                attr("name", "q"),
                attr("value", form.or("q", "")))),
        choice(form, "method", "Method", List.of("GET", "POST", "PUT", "DELETE")),
        choice(form, "status", "Answer", List.of("2xx", "4xx", "5xx", "no answer", "stream")),
        choice(
            form,
            "host",
            "Host",
            recorder.all().stream().map(RecordedCall::host).distinct().sorted().toList()),
        el("noscript", el("button", cls("button"), text("Show"))));
  }

  private static Markup.Content choice(Form form, String name, String title, List<String> options) {
    String chosen = form.or(name, "");
    return el(
        "div",
        el("label", attr("for", name), text(title)),
        el(
            "select",
            id(name),
            attr("name", name),
            el("option", attr("value", ""), text("any")),
            each(
                options,
                it ->
                    el(
                        "option",
                        attr("value", it),
                        flag("selected", it.equals(chosen)),
                        text(it)))));
  }

  private static Predicate<RecordedCall> wanted(Form form) {
    return call ->
        form.text("method").forAll(call.method()::equals)
            && form.text("host").forAll(call.host()::equals)
            && form.text("status").forAll(it -> is(call, it))
            && form.text("q").forAll(call::has);
  }

  private static boolean is(RecordedCall call, String kind) {
    return kind.endsWith("xx")
        ? call.status() / 100 == kind.charAt(0) - '0'
        : call.outcome().equals(kind);
  }

  private Markup.Content rows(Form form) {
    int page = Math.max(1, form.number("page").getOrElse(1));
    List<RecordedCall> some = recorder.some(wanted(form), (page - 1) * PAGE, PAGE + 1);
    boolean hasMore = some.size() > PAGE;
    List<RecordedCall> shown = hasMore ? some.subList(0, PAGE) : some;
    return all(
        shown.isEmpty()
            ? el("p", cls("hint"), text("No call yet. They appear here as they come."))
            : el(
                "div",
                cls("scroll"),
                attr("tabindex", "0"),
                attr("role", "region"),
                attr("aria-label", "Calls, newest first"),
                table(shown)),
        pager(form, page, hasMore));
  }

  private static Markup.Content table(List<RecordedCall> calls) {
    return el(
        "table",
        cls("broad"),
        el(
            "thead",
            el(
                "tr",
                el("th", cls("number"), text("#")),
                el("th", text("Time")),
                el("th", text("Method")),
                el("th", text("Address")),
                el("th", text("Answer")),
                el("th", cls("number"), text("ms")),
                el("th", text("Client")),
                el("th", text("Request")))),
        el("tbody", each(calls, Inspector::row)));
  }

  private static Markup.Content row(RecordedCall call) {
    return el(
        "tr",
        el("td", cls("number"), text(call.number())),
        el("td", cls("tight"), Moments.clock(call.at())),
        el("td", cls("tight"), text(call.method())),
        el(
            "td",
            el("a", attr("href", ADDRESS + "/" + call.number()), text(call.host() + call.path())),
            when(
                !call.warnings().isEmpty(),
                () ->
                    el("span", cls("warning"), text(" " + call.warnings().size() + " warned of")))),
        el(
            "td",
            cls("tight " + (call.isFailure() ? "status-bad" : "status-good")),
            text(call.outcome())),
        el("td", cls("number"), text(call.took().toMillis())),
        el("td", text(shortened(call.client()))),
        el(
            "td",
            cls("tight"),
            call.requestId()
                .map(it ->
                    el(
                        "a",
                        attr("href", ShopRequests.ADDRESS + "/" + it),
                        text(it.substring(0, 8))))
                .getOrElse(Markup::none)));
  }

  private static String shortened(String client) {
    int space = client.indexOf(' ');
    return space > 0 ? client.substring(0, space) : client;
  }

  private static Markup.Content pager(Form form, int page, boolean hasMore) {
    return el(
        "nav",
        cls("pager"),
        attr("aria-label", "Pages of calls"),
        when(page > 1, () -> link(form, page - 1, "Newer")),
        when(page > 1 || hasMore, () -> el("span", text("Page " + page))),
        when(hasMore, () -> link(form, page + 1, "Older")));
  }

  private static Markup.Content link(Form form, int page, String words) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String name : List.of("q", "method", "status", "host")) {
      form.text(name).peek(it -> query.put(name, it));
    }
    query.put("page", String.valueOf(page));
    String text =
        query.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return el("a", cls("button quiet small"), attr("href", ADDRESS + "?" + text), text(words));
  }

  // --- One call ---

  private Reply onePage(RecordedCall call, String trouble) {
    return PageAnswer.page(
        frame.page(
            "Call " + call.number(),
            ADDRESS + "/" + call.number(),
            all(
                el(
                    "div",
                    cls("bar"),
                    el("h1", text("Call " + call.number())),
                    el("a", cls("button quiet"), attr("href", ADDRESS), text("All calls")),
                    call.requestId()
                        .map(it ->
                            el(
                                "a",
                                cls("button quiet"),
                                attr("href", ShopRequests.ADDRESS + "/" + it),
                                text("Its request")))
                        .getOrElse(Markup::none)),
                el(
                    "div",
                    cls("stack"),
                    when(
                        !trouble.isEmpty(),
                        () -> el("p", cls("state bad"), attr("role", "alert"), text(trouble))),
                    when(!call.warnings().isEmpty(), () -> warnings(call)),
                    el("div", cls("two"), sent(call), answered(call)),
                    again(call)))));
  }

  private static Markup.Content warnings(RecordedCall call) {
    return el(
        "section",
        cls("panel"),
        el("h2", text("What the real shop would ignore")),
        el("ul", each(call.warnings(), it -> el("li", cls("warning"), text(it)))));
  }

  private Markup.Content sent(RecordedCall call) {
    return el(
        "section",
        cls("panel"),
        el("h2", text("Sent")),
        el(
            "p",
            el("b", text(call.method() + " ")),
            el("span", cls("mono"), text(call.host() + call.path())),
            when(!call.query().isEmpty(), () -> el("span", cls("mono"), text("?" + call.query())))),
        part(call.sent()));
  }

  private Markup.Content answered(RecordedCall call) {
    return el(
        "section",
        cls("panel"),
        el("h2", text("Answered")),
        el(
            "p",
            el("b", cls(call.isFailure() ? "status-bad" : "status-good"), text(call.outcome())),
            text(" after %d ms, ".formatted(call.took().toMillis())),
            Moments.whole(call.at())),
        part(call.answered()));
  }

  private static Markup.Content part(RecordedCall.Part part) {
    return all(
        el(
            "dl",
            cls("headers"),
            each(
                new TreeMap<>(part.headers()).entrySet(),
                it -> all(el("dt", text(it.getKey())), el("dd", text(it.getValue()))))),
        body(part));
  }

  private static Markup.Content body(RecordedCall.Part part) {
    if (part.length() < 0) {
      return el("p", cls("hint"), text("A stream: what it told is not kept."));
    }
    if (part.body().length == 0) {
      return part.length() == 0
          ? el("p", cls("hint"), text("Without a body."))
          : el("p", cls("hint"), text("A file of " + part.length() + " bytes."));
    }
    Markup.Content shown =
        part.text()
            .map(it -> FoldedJson.body(Secrets.body(it)))
            .getOrElse(
                () -> el("p", cls("hint"), text(part.length() + " bytes that are no text.")));
    return part.isWhole()
        ? shown
        : all(
            shown,
            el(
                "p",
                cls("hint"),
                text("The first %d of %d bytes.".formatted(part.body().length, part.length()))));
  }

  private Markup.Content again(RecordedCall call) {
    return el(
        "section",
        cls("panel"),
        attr("aria-labelledby", "again-title"),
        el("h2", id("again-title"), text("Send it again")),
        el(
            "p",
            cls("hint"),
            text("To this server. The key was not kept; "),
            el("code", text("offline:key")),
            text(" stands in. A submit that is sent again is charged again.")),
        el(
            "form",
            attr("method", "post"),
            attr("action", ADDRESS + "/replay"),
            frame.token().field(),
            el(
                "input",
                attr("type", "hidden"),
                attr("name", "of"),
                attr("value", "" + call.number())),
            el(
                "details",
                el("summary", text("Change it first")),
                line("method", "Method", call.method()),
                line("address", "Address", call.address()),
                area("headers", "Headers", headers(call)),
                call.sent().text().isDefined() && call.sent().isWhole()
                    ? area("body", "Body", call.sent().text().getOrElse(""))
                    : none()),
            el("button", cls("button"), text("Send again"))),
        el("h3", text("As curl")),
        el(
            "div",
            cls("codehead"),
            el(
                "button",
                attr("type", "button"),
                cls("button quiet small"),
                attr("data-copy", "as-curl"),
                attr("aria-label", "Copy as curl"),
                text("Copy"))),
        el(
            "pre",
            id("as-curl"),
            attr("tabindex", "0"),
            el("code", text(new CurlText(server.address()).of(call)))));
  }

  private static Markup.Content line(String name, String title, String value) {
    return el(
        "div",
        cls("field"),
        el("label", attr("for", "again-" + name), text(title)),
        el("input", id("again-" + name), attr("name", name), attr("value", value)));
  }

  private static Markup.Content area(String name, String title, String value) {
    return el(
        "div",
        cls("field"),
        el("label", attr("for", "again-" + name), text(title)),
        el(
            "textarea",
            id("again-" + name),
            cls("mono"),
            attr("name", name),
            attr("rows", "4"),
            text(value)));
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
        .getOrElse(() -> found.map(it -> onePage(it, trouble)).getOrElse(Inspector::gone));
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

  /** Those that are worth sending again, a line each. */
  private static String headers(RecordedCall call) {
    return new TreeMap<>(call.sent().headers())
        .entrySet().stream()
            .filter(it -> CurlText.isKept(it.getKey()))
            .map(it -> it.getKey() + ": " + CurlText.value(it))
            .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> headers(RecordedCall call, Form form) {
    Map<String, String> headers = new LinkedHashMap<>();
    form.or("headers", headers(call))
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
        curl -sS -X POST %s/__reset

        """
            .formatted(server.address(), server.address());
    return recorder.all().stream().map(curl::of).collect(Collectors.joining("\n", begin, ""));
  }

  @Override
  public void close() {
    replayer.close();
  }
}
