package dev.kinoport.pages.playground;

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

import dev.kinoport.fake.FakeError;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.html.CodeBlock;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Token;
import java.time.Instant;
import java.util.List;

/**
 * The switches.
 *
 * @param now by the shop's clock
 * @param isTurned whether that is turned by hand
 * @param trouble what was wrong with the last choice; empty if nothing
 */
record BreakageView(Breakage breakage, Token token, Instant now, boolean isTurned, String trouble) {
  private static final List<String> PACES = List.of("instant", "fast", "watch", "real");
  private static final List<String> STEPS = List.of("1", "10", "60", "600", "3600");

  /**
   * All of them.
   *
   * @param isNews whether it takes the place of what a page has already
   */
  Markup.Content markup(boolean isNews) {
    Form chosen = breakage.chosen();
    List<String> on = chosen.all("fault");
    return el(
        "section",
        id("break"),
        cls("panel"),
        attr("aria-labelledby", "break-title"),
        isNews ? attr("hx-swap-oob", "true") : flag("", false),
        el("h2", id("break-title"), text("Break it")),
        lose(),
        el(
            "form",
            attr("method", "post"),
            attr("action", "/__ui/switches"),
            attr("hx-post", "/__ui/switches"),
            attr("hx-trigger", "change"),
            attr("hx-target", "#break"),
            attr("hx-swap", "outerHTML"),
            token.field(),
            pace(chosen),
            el(
                "details",
                id("faults"),
                flag("open", !on.isEmpty() || chosen.text("fails_with").isDefined()),
                el(
                    "summary",
                    text(
                        on.isEmpty()
                            ? "All that can go wrong"
                            : "All that can go wrong: " + on.size() + " on")),
                fails(chosen),
                each(FaultSwitch.groups(), group -> group(group, chosen))),
            el("noscript", el("button", cls("button"), text("Set")))),
        when(!trouble.isEmpty(), () -> el("p", cls("fault"), attr("role", "alert"), text(trouble))),
        script(chosen),
        clock());
  }

  private Markup.Content lose() {
    return el(
        "form",
        cls("lose"),
        attr("method", "post"),
        attr("action", "/__ui/lose"),
        attr("hx-post", "/__ui/lose"),
        attr("hx-target", "#break"),
        attr("hx-swap", "outerHTML"),
        token.field(),
        el("button", id("lose"), cls("button danger"), text("Lose the next answer")),
        el(
            "p",
            cls("hint"),
            attr("role", "status"),
            text(
                breakage.isArmed()
                    ? "Armed: the next request is taken and charged, and its answer never arrives."
                    : "The next request is taken and charged, and its answer never arrives.")));
  }

  private static Markup.Content pace(Form chosen) {
    String now = chosen.or("pace", "");
    return el(
        "fieldset",
        cls("field radios"),
        el("legend", text("A clip takes")),
        el(
            "div",
            cls("choices"),
            radio("pace", "", "as started", now.isEmpty()),
            each(
                PACES,
                it -> radio("pace", it, Breakage.PACES.getOrDefault(it, it), it.equals(now)))));
  }

  private static Markup.Content radio(String name, String value, String words, boolean isOn) {
    return el(
        "label",
        el(
            "input",
            attr("type", "radio"),
            attr("name", name),
            attr("value", value),
            flag("checked", isOn)),
        el("span", text(words)));
  }

  private static Markup.Content fails(Form chosen) {
    String failing = chosen.or("fails_with", "");
    return el(
        "div",
        cls("field inline"),
        el("label", attr("for", "fails"), text("It ends with")),
        el(
            "select",
            id("fails"),
            attr("name", "fails_with"),
            el("option", attr("value", ""), text("a clip")),
            each(
                List.of(FakeError.values()),
                error ->
                    el(
                        "option",
                        attr("value", error.type()),
                        flag("selected", error.type().equals(failing)),
                        text(error.type())))),
        el(
            "label",
            cls("check"),
            el(
                "input",
                attr("type", "checkbox"),
                attr("name", "billed"),
                attr("value", "true"),
                flag("checked", chosen.text("billed").isDefined())),
            text("and is charged all the same")));
  }

  private static Markup.Content group(FaultSwitch.Group group, Form chosen) {
    return el(
        "fieldset",
        cls("switches"),
        el("legend", text(group.title())),
        each(group.switches(), one -> one(one, chosen)));
  }

  private static Markup.Content one(FaultSwitch one, Form chosen) {
    boolean isOn = chosen.all("fault").contains(one.name());
    return el(
        "div",
        cls("switch"),
        el(
            "label",
            el(
                "input",
                attr("type", "checkbox"),
                attr("role", "switch"),
                id("fault-switch-" + one.name()),
                attr("name", "fault"),
                attr("value", one.name()),
                flag("checked", isOn)),
            el("code", text(one.name())),
            el("span", cls("story"), text(one.story()))),
        one.hasTimes()
            ? el(
                "input",
                cls("times"),
                attr("type", "number"),
                attr("min", "1"),
                attr("max", "999999999"),
                attr("name", "times." + one.name()),
                attr("aria-label", "How often: " + one.name()),
                attr("value", chosen.or("times." + one.name(), "1")))
            : none());
  }

  private static Markup.Content script(Form chosen) {
    return el(
        "details",
        id("as-script"),
        el("summary", text("The same as a script")),
        el(
            "p",
            cls("hint"),
            text("For serve --script FILE, @WithEmulator(script = ...), or POST /__script.")),
        CodeBlock.of(
            "script-text", "Copy the script", none(), WireText.lines(Breakage.script(chosen))));
  }

  private Markup.Content clock() {
    return isTurned
        ? el(
            "form",
            cls("clock"),
            attr("method", "post"),
            attr("action", "/__ui/advance"),
            attr("hx-post", "/__ui/advance"),
            attr("hx-target", "#break"),
            attr("hx-swap", "outerHTML"),
            token.field(),
            el("p", text("The clock stands at "), Moments.whole(now), text(". Turn it on by")),
            all(
                STEPS.stream()
                    .map(seconds ->
                        el(
                            "button",
                            cls("button quiet small"),
                            attr("name", "seconds"),
                            attr("value", seconds),
                            text(seconds + " s")))
                    .toList()))
        : el(
            "p",
            cls("hint"),
            text("Time passes by itself. To turn it by hand, start with "),
            el("code", text("--manual-clock")),
            text("."));
  }
}
