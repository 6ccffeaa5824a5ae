package dev.kinoport.pages.generation;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.pages.html.Markup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What happened, a line each.
 *
 * @param lines in any order
 */
public record EventLines(List<Line> lines) {
  /** The kind of a line that is no event of the journal's, but something that was said. */
  public static final String LOG = "log";

  /** The kind of a line about something that did not go as it should. */
  public static final String TROUBLE = "trouble";

  /**
   * One of them.
   *
   * @param at when
   * @param kind log, trouble or event
   * @param text in words
   */
  public record Line(Instant at, String kind, String text) {}

  public EventLines {
    lines = List.copyOf(lines);
  }

  /** Those of a journal. */
  public static EventLines of(
      List<GenerationEvent> events, Function<GenerationEvent, String> words) {
    return new EventLines(
        events.stream().map(it -> new Line(it.at(), kind(it), words.apply(it))).toList());
  }

  /** With others among them. */
  public EventLines with(List<Line> others) {
    List<Line> more = new ArrayList<>(lines);
    more.addAll(others);
    return new EventLines(more);
  }

  /**
   * The list of them, oldest first.
   *
   * @param moment how a moment is written
   */
  public Markup.Content markup(Function<Instant, Markup.Content> moment) {
    return all(
        el("h3", text("What happened")),
        el(
            "ol",
            cls("events"),
            each(
                lines.stream().sorted(Comparator.comparing(Line::at)).toList(),
                line ->
                    el(
                        "li",
                        cls(line.kind()),
                        moment.apply(line.at()),
                        text(" "),
                        when(line.kind().equals(LOG), () -> el("span", cls("tag"), text("log"))),
                        el("span", text(line.text()))))));
  }

  private static String kind(GenerationEvent event) {
    return switch (event) {
      case GenerationEvent.SubmitInDoubt it -> TROUBLE;
      case GenerationEvent.SubmitFailed it -> TROUBLE;
      case GenerationEvent.MovedOn it -> TROUBLE;
      case GenerationEvent.ClipAddressLost it -> TROUBLE;
      case GenerationEvent.Failed it -> TROUBLE;
      default -> "event";
    };
  }
}
