package dev.kinoport.pages.inspector;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every call, as it comes, or those of them that somebody looks for. */
final class CallList {
  private static final int PAGE = 100;

  private final CallRecorder recorder;
  private final Frame frame;

  /** Contacts nobody. */
  CallList(CallRecorder recorder, Frame frame) {
    this.recorder = recorder;
    this.frame = frame;
  }

  /** The whole page, with the calls that a form asks for. */
  Reply page(Form form) {
    return PageAnswer.page(
        frame.page(
            "Calls",
            Inspector.ADDRESS,
            all(
                el(
                    "div",
                    cls("bar"),
                    el("h1", text("Calls")),
                    el(
                        "a",
                        cls("button quiet"),
                        attr("href", Inspector.ADDRESS + "/calls.har"),
                        text("As HAR")),
                    el(
                        "a",
                        cls("button quiet"),
                        attr("href", Inspector.ADDRESS + "/calls.sh"),
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
                    attr("sse-connect", Inspector.ADDRESS + "/news"),
                    el(
                        "div",
                        cls("panel"),
                        id("rows"),
                        attr("hx-get", Inspector.ADDRESS + "/rows"),
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
        attr("action", Inspector.ADDRESS),
        attr("role", "search"),
        attr("aria-label", "Which calls"),
        attr("hx-get", Inspector.ADDRESS + "/rows"),
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

  /** The calls that a form asks for, a page of them, newest first. */
  Markup.Content rows(Form form) {
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
        el("tbody", each(calls, CallList::row)));
  }

  private static Markup.Content row(RecordedCall call) {
    return el(
        "tr",
        el("td", cls("number"), text(call.number())),
        el("td", cls("tight"), Moments.clock(call.at())),
        el("td", cls("tight"), text(call.method())),
        el(
            "td",
            el(
                "a",
                attr("href", Inspector.ADDRESS + "/" + call.number()),
                text(call.host() + call.path())),
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
    return el(
        "a", cls("button quiet small"), attr("href", Inspector.ADDRESS + "?" + text), text(words));
  }
}
