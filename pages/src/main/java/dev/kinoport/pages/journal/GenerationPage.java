package dev.kinoport.pages.journal;

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

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.input.RequestImage;
import dev.kinoport.journal.History;
import dev.kinoport.media.LocalImage;
import dev.kinoport.pages.generation.EventLines;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.generation.Timeline;
import dev.kinoport.pages.generation.Tone;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.provider.Handle;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of one generation.
 *
 * @param history what happened
 * @param trouble what keeps it waiting, if something does
 * @param clip its file, if that is on this machine
 * @param words of the program
 * @param now the end of what is not over
 */
record GenerationPage(
    History history, Option<Trouble> trouble, Option<Path> clip, Phrases words, Instant now) {
  static String address(GenerationId id) {
    return "/generations/" + id;
  }

  private String address() {
    return address(history.id());
  }

  private Order order() {
    return history.state().order();
  }

  /**
   * The page.
   *
   * @param levers what can be done, if anything can from here
   */
  Markup.Content markup(Markup.Content levers) {
    return all(
        el(
            "div",
            cls("bar"),
            el("h1", text("Generation")),
            el(
                "a",
                cls("button quiet"),
                attr("href", GenerationList.ADDRESS),
                text("All generations"))),
        el(
            "div",
            cls("two"),
            el(
                "section",
                cls("panel"),
                attr("aria-labelledby", "stands"),
                el("h2", id("stands"), text("Where it stands")),
                moving()),
            el("div", cls("stack"), asked(), levers)));
  }

  /** What may change: asked for again until it is over. */
  private Markup.Content moving() {
    return isOver()
        ? el("div", news())
        : el(
            "div",
            attr("hx-get", address() + "/news?phase=" + Phase.of(history.state()).name()),
            attr("hx-trigger", "every 2s"),
            news());
  }

  boolean isOver() {
    return history.state() instanceof GenerationState.Ended;
  }

  /** Where it stands, its clip, and what happened. */
  Markup.Content news() {
    Phase phase = Phase.of(history.state());
    return all(
        el(
            "p",
            cls("state " + Tone.of(phase)),
            attr("role", "status"),
            el("b", text(words.phase(phase))),
            text(why())),
        waits(),
        video(),
        Timeline.of(history.events(), now).markup(),
        money(),
        EventLines.of(history.events(), words::event).markup(Moments::whole));
  }

  private String why() {
    return switch (history.state()) {
      case GenerationState.Failed failed -> ": " + failed.failure().message();
      case GenerationState.InDoubt doubt -> ": " + doubt.reason();
      default -> "";
    };
  }

  private Markup.Content waits() {
    return trouble
        .map(it ->
            el(
                "div",
                cls("waiting"),
                el(
                    "p",
                    el("b", text(it.stuck() ? "Waits for a person: " : "Waits: ")),
                    text(words.trouble(it))),
                when(it.stuck(), () -> el("p", cls("hint"), text(words.lever(history.id(), it))))))
        .getOrElse(Markup::none);
  }

  private Markup.Content video() {
    if (clip.isEmpty()) {
      return history.state() instanceof GenerationState.Succeeded done
          ? el(
              "p",
              cls("hint"),
              text("Its clip is at " + done.clip().location() + " (not on this machine)."))
          : none();
    }
    return all(
        el(
            "video",
            cls("clip"),
            attr("src", address() + "/clip.mp4"),
            attr("preload", "metadata"),
            flag("controls", true),
            flag("muted", true),
            flag("loop", true),
            flag("playsinline", true),
            attr("aria-label", "The clip that was made")),
        el(
            "p",
            cls("hint"),
            el(
                "a",
                attr("href", address() + "/clip.mp4"),
                attr("download", history.id() + ".mp4"),
                text("Keep the clip")),
            text(" " + clip.map(Path::toString).getOrElse(""))));
  }

  private Markup.Content money() {
    return el(
        "dl",
        cls("facts"),
        el("dt", text("Quote")),
        el("dd", text(words.quote(order().quote()))),
        history.state() instanceof GenerationState.Ended ended
            ? all(el("dt", text("Cost")), el("dd", cls("bill"), text(words.cost(ended.cost()))))
            : none(),
        fact("Budget", order().budget().map(it -> it.name() + ", up to " + it.limit())));
  }

  private Markup.Content asked() {
    return el(
        "section",
        cls("panel"),
        attr("aria-labelledby", "asked"),
        el("h2", id("asked"), text("What was asked for")),
        pictures(),
        el(
            "dl",
            cls("facts"),
            fact("Id", Option.some(history.id().value())),
            fact("Model", Option.some(order().request().model())),
            fact("Sold by", Option.some(order().provider().value())),
            fact("As", Option.some(order().document().sku())),
            fact("Prompt", order().document().prompt()),
            fact("Label", order().label()),
            fact("Key", order().key()),
            fact("Request", history.state().atProvider().map(Handle::requestId))));
  }

  private static Markup.Content fact(String name, Option<String> value) {
    return value.map(it -> all(el("dt", text(name)), el("dd", text(it)))).getOrElse(Markup::none);
  }

  /** Those of this installation. One on the web is named; to show it would be to ask for it. */
  private Markup.Content pictures() {
    List<LocalImage> images = order().document().localImages();
    return all(
        each(
            io.vavr.collection.Stream.range(0, images.size()),
            index ->
                el(
                    "img",
                    cls("given"),
                    attr("src", address() + "/pictures/" + index),
                    attr("alt", "A picture that was given"))),
        each(
            order().document().addresses(),
            it -> el("p", cls("hint"), text("Picture at " + new RequestImage.Remote(it)))));
  }
}
