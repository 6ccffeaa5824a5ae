package dev.kinoport.pages.generation;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.pages.html.Markup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the time went: what was waiting is told apart from what was work.
 *
 * @param spans in order, each behind the one before
 */
public record Timeline(List<Span> spans) {
  private static final int WIDTH = 1000;

  /** Shorter ones could not be seen. */
  private static final double LEAST = 6;

  /** What somebody waits for. */
  public enum Kind {
    /** Nothing has left yet. */
    HERE("before it is sent"),
    /** The paid request is on its way. */
    SENDING("on its way"),
    /** Nobody knows whether it arrived. */
    DOUBT("in doubt"),
    /** The shop has it, and others come first. */
    QUEUE("in the queue"),
    /** The shop works. */
    WORK("at work"),
    /** The clip is brought. */
    HOME("brought home");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * A time of one kind.
   *
   * @param kind what it was spent with
   * @param from when it began
   * @param to when it ended, or now
   */
  public record Span(Kind kind, Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  public Timeline {
    spans = List.copyOf(spans);
  }

  /**
   * Reads it from what happened.
   *
   * @param now the end of what is not over
   */
  public static Timeline of(List<GenerationEvent> events, Instant now) {
    List<Span> spans = new ArrayList<>();
    Kind kind = Kind.HERE;
    Instant from = events.isEmpty() ? now : events.getFirst().at();
    boolean isOver = false;
    for (GenerationEvent event : events) {
      Kind next = after(event, kind);
      isOver = event instanceof GenerationEvent.End;
      if (next != kind || isOver) {
        add(spans, kind, from, event.at());
        kind = next;
        from = event.at();
      }
      if (isOver) {
        break;
      }
    }
    if (!isOver) {
      add(spans, kind, from, now);
    }
    return new Timeline(spans);
  }

  private static void add(List<Span> spans, Kind kind, Instant from, Instant to) {
    spans.add(new Span(kind, from, to.isBefore(from) ? from : to));
  }

  private static Kind after(GenerationEvent event, Kind before) {
    return switch (event) {
      case GenerationEvent.Admitted it -> Kind.HERE;
      case GenerationEvent.SubmitStarted it -> Kind.SENDING;
      case GenerationEvent.SubmitAccepted it -> Kind.QUEUE;
      case GenerationEvent.SubmitFailed it -> Kind.HERE;
      case GenerationEvent.MovedOn it -> Kind.HERE;
      case GenerationEvent.SubmitInDoubt it -> Kind.DOUBT;
      case GenerationEvent.Started it -> Kind.WORK;
      case GenerationEvent.Completed it -> Kind.HOME;
      case GenerationEvent.ResultFetched it -> Kind.HOME;
      case GenerationEvent.ImageUploaded it -> before;
      case GenerationEvent.ClipAddressLost it -> before;
      case GenerationEvent.ClipHostTrusted it -> before;
      case GenerationEvent.ClipLocated it -> before;
      case GenerationEvent.CancelAsked it -> before;
      case GenerationEvent.CancelSent it -> before;
      case GenerationEvent.End it -> before;
    };
  }

  /** As a bar, and in words beside it. */
  public Markup.Content markup() {
    double total = Math.max(1, spans.stream().mapToLong(span -> span.length().toMillis()).sum());
    double at = 0;
    List<Markup.Content> bars = new ArrayList<>();
    for (Span span : spans) {
      double width = WIDTH * span.length().toMillis() / total;
      if (!span.length().isZero()) {
        bars.add(bar(span.kind(), Math.min(at, WIDTH - LEAST), Math.max(LEAST, width)));
      }
      at += width;
    }
    return el("div", cls("timeline"), bars.isEmpty() ? none() : picture(bars), words());
  }

  private static Markup.Content picture(List<Markup.Content> bars) {
    return el(
        "svg",
        attr("viewBox", "0 0 " + WIDTH + " 20"),
        attr("preserveAspectRatio", "none"),
        attr("aria-hidden", "true"),
        all(bars));
  }

  private static Markup.Content bar(Kind kind, double from, double width) {
    return el(
        "rect",
        attr("x", number(from)),
        attr("y", "0"),
        attr("width", number(width)),
        attr("height", "20"),
        cls("span-" + name(kind)));
  }

  private Markup.Content words() {
    List<Span> seen =
        spans.stream()
            .filter(span -> !span.length().isZero() || span.equals(spans.getLast()))
            .toList();
    return seen.isEmpty()
        ? none()
        : el(
            "ul",
            cls("legend"),
            each(
                seen,
                span ->
                    el(
                        "li",
                        el(
                            "span",
                            cls("dot span-" + name(span.kind())),
                            attr("aria-hidden", "true")),
                        text(" " + span.kind().words + " "),
                        el("b", text(spoken(span.length()))))));
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** {@code 0.3 s}, {@code 2 min 5 s}, {@code 1 h 4 min}. */
  public static String spoken(Duration span) {
    if (span.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
    return span.compareTo(Duration.ofHours(1)) < 0
        ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
        : "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
  }
}
