package dev.kinoport.fake.eventlog;

import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One line of a log. Its accessors throw {@link IllegalArgumentException} for what is not there,
 * which a replay answers with the file and the line.
 *
 * @param what happened
 * @param members all that is known of it
 */
public record EventLine(Happening what, Json.Members members) {
  /** A member that must be text. */
  public String text(String name) {
    return members.text(name).getOrElseThrow(() -> missing(name, "text"));
  }

  /** A member that must be a moment. */
  public Instant moment(String name) {
    return Instant.parse(text(name));
  }

  /** A member that must be a whole number. */
  public int count(String name) {
    return members
        .number(name)
        .map(BigDecimal::intValue)
        .getOrElseThrow(() -> missing(name, "number"));
  }

  /** A member that must be an object. */
  public Json.Members object(String name) {
    return find(name).getOrElseThrow(() -> missing(name, "object"));
  }

  /** A member that may be an object. */
  public Option<Json.Members> find(String name) {
    return members.object(name);
  }

  private static IllegalArgumentException missing(String name, String kind) {
    return new IllegalArgumentException("\"%s\" is not there, or is no %s".formatted(name, kind));
  }
}
