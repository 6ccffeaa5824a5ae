package dev.kinoport.pages.playground;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.fake.Bill;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.pages.generation.EventLines;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.generation.Timeline;
import dev.kinoport.pages.generation.Tone;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.pages.web.Token;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * What comes of one run, while it goes on and after.
 *
 * @param bill what the shop has charged for it
 */
record TrialView(
    Trial trial,
    History history,
    Option<Trouble> trouble,
    List<Bill.Item> bill,
    Phrases words,
    Token token,
    Instant now) {
  boolean isOver() {
    return history.state() instanceof GenerationState.Ended;
  }

  private String address() {
    return "/__ui/runs/" + trial.id();
  }

  /** With a line to the server, if there will be news. */
  Markup.Content whole() {
    return isOver()
        ? el("div", cls("run"), state(), body())
        : el(
            "div",
            cls("run"),
            attr("hx-ext", "sse"),
            attr("sse-connect", address() + "/news"),
            attr("sse-close", "end"),
            el("div", attr("sse-swap", "state"), attr("role", "status"), state()),
            el("div", attr("sse-swap", "body"), body()),
            el("div", attr("sse-swap", "beside"), attr("hidden", "")));
  }

  /** Where it stands, in a sentence. */
  Markup.Content state() {
    Phase phase = Phase.of(history.state());
    String queue =
        phase == Phase.QUEUED && trial.ahead() != null ? ", " + trial.ahead() + " ahead" : "";
    return el(
        "p",
        cls("state " + Tone.of(phase)),
        el("b", text(words.phase(phase) + queue)),
        text(why()));
  }

  private String why() {
    return switch (history.state()) {
      case GenerationState.Failed failed -> ": " + failed.failure().message();
      case GenerationState.InDoubt doubt ->
          ": "
              + doubt.reason()
              + ". The engine looks into the shop's records; nothing is sent again";
      default -> trouble.map(it -> ": " + it.reason()).getOrElse("");
    };
  }

  /** All the rest. */
  Markup.Content body() {
    return all(clip(), Timeline.of(history.events(), now).markup(), money(), actions(), events());
  }

  private Markup.Content clip() {
    return history.state() instanceof GenerationState.Succeeded
        ? el(
            "video",
            cls("clip"),
            attr("src", address() + "/clip.mp4"),
            flag("controls", true),
            flag("muted", true),
            flag("autoplay", true),
            flag("loop", true),
            flag("playsinline", true),
            attr("aria-label", "The clip that was made"))
        : none();
  }

  private Markup.Content money() {
    return el(
        "dl",
        cls("facts"),
        el("dt", text("Expected")),
        el("dd", text(words.amount(history.state().order().quote()))),
        history.state() instanceof GenerationState.Ended ended
            ? all(el("dt", text("Cost")), el("dd", text(words.cost(ended.cost()))))
            : none(),
        el("dt", text("The shop's bill")),
        el("dd", cls("bill"), text(billed())));
  }

  private String billed() {
    if (bill.isEmpty()) {
      return isOver() ? "no charge" : "no charge so far";
    }
    String count = bill.size() == 1 ? "one charge" : bill.size() + " charges";
    return count
        + Option.ofOptional(
                bill.stream().flatMap(item -> item.amount().toJavaStream()).reduce(Money::plus))
            .map(sum -> ": " + sum)
            .getOrElse("");
  }

  private Markup.Content actions() {
    return el(
        "div",
        cls("actions"),
        isOver()
            ? none()
            : el(
                "form",
                attr("method", "post"),
                attr("action", address() + "/cancel"),
                attr("hx-post", address() + "/cancel"),
                attr("hx-swap", "none"),
                token.field(),
                el("button", id("cancel"), cls("button quiet"), text("Cancel"))),
        el(
            "a",
            cls("button quiet"),
            attr("href", "/__ui?again=" + trial.id() + "#form"),
            text("Again, with changes")),
        requestId()
            .map(it ->
                el(
                    "a",
                    cls("button quiet"),
                    attr("href", "/__ui/requests/" + it),
                    text("Its calls and bill")))
            .getOrElse(Markup::none),
        isOver() && history.state() instanceof GenerationState.Succeeded
            ? el(
                "a",
                cls("button quiet"),
                attr("href", address() + "/clip.mp4"),
                attr("download", "clip.mp4"),
                text("Keep the clip"))
            : none());
  }

  private Option<String> requestId() {
    return Option.ofOptional(
        history.events().stream()
            .filter(GenerationEvent.SubmitAccepted.class::isInstance)
            .map(it -> ((GenerationEvent.SubmitAccepted) it).handle().requestId())
            .findFirst());
  }

  private Markup.Content events() {
    return EventLines.of(history.events(), words::event).with(trial.lines()).markup(Moments::clock);
  }
}
