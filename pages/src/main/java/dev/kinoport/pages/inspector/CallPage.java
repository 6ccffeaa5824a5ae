package dev.kinoport.pages.inspector;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.html.CodeBlock;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import java.net.URI;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One call with all that was sent and answered, and the form that sends it again. */
final class CallPage {
  private final URI address;
  private final Frame frame;

  /**
   * Contacts nobody.
   *
   * @param address of the server that was called
   */
  CallPage(URI address, Frame frame) {
    this.address = address;
    this.frame = frame;
  }

  /**
   * The whole page.
   *
   * @param trouble why it could not be sent again; empty: nobody tried, or it could
   */
  Reply page(RecordedCall call, String trouble) {
    return PageAnswer.page(
        frame.page(
            "Call " + call.number(),
            Inspector.ADDRESS + "/" + call.number(),
            all(
                el(
                    "div",
                    cls("bar"),
                    el("h1", text("Call " + call.number())),
                    el(
                        "a",
                        cls("button quiet"),
                        attr("href", Inspector.ADDRESS),
                        text("All calls")),
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
            .map(FoldedJson::body)
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
            attr("action", Inspector.ADDRESS + "/replay"),
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
        CodeBlock.of("as-curl", "Copy as curl", none(), new CurlText(address).of(call)));
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

  /** Those that are worth sending again, a line each. */
  static String headers(RecordedCall call) {
    return new TreeMap<>(call.sent().headers())
        .entrySet().stream()
            .filter(it -> CurlText.isKept(it.getKey()))
            .map(it -> it.getKey() + ": " + CurlText.value(it))
            .collect(Collectors.joining("\n"));
  }
}
