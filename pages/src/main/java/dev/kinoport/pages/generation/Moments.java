package dev.kinoport.pages.generation;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.pages.html.Markup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as pages write them: in UTC, as the command line does. */
public final class Moments {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Moments() {}

  /** The time of day. */
  public static Markup.Content clock(Instant at) {
    return el("time", attr("datetime", at.toString()), text(CLOCK.format(at)));
  }

  /** Day and time. */
  public static Markup.Content whole(Instant at) {
    return el("time", attr("datetime", at.toString()), text(WHOLE.format(at)));
  }
}
