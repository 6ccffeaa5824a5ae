package dev.kinoport.fake.server;

import dev.kinoport.model.Spelling;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Reads objects of files that people write by hand. */
final class Fields {
  private Fields() {}

  /** An object with no other members than these. */
  static Either<String, Json.Members> of(String what, Json value, List<String> known) {
    if (!(value instanceof Json.Members members)) {
      return Either.left(what + " must be an object");
    }
    Option<String> unknown =
        Option.ofOptional(
            members.byName().keySet().stream().filter(name -> !known.contains(name)).findFirst());
    return unknown.fold(
        () -> Either.right(members),
        name ->
            Either.left(
                "%s has no \"%s\"%s; it has %s"
                    .formatted(what, name, meant(name, known), String.join(", ", known))));
  }

  private static String meant(String name, List<String> known) {
    List<String> near = Spelling.near(name, known);
    return near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)";
  }

  /** A span in seconds, a fallback if it is left out. */
  static Either<String, Duration> seconds(Json.Members from, String name, Duration otherwise) {
    return from.find(name)
        .fold(
            () -> Either.right(otherwise),
            value ->
                value instanceof Json.Num number
                    ? Either.right(Duration.ofMillis(number.value().movePointRight(3).longValue()))
                    : Either.left("\"" + name + "\" must be a number of seconds"));
  }

  /** A whole number from 0 on, a fallback if it is left out. */
  static Either<String, Integer> count(Json.Members from, String name, int otherwise) {
    Option<Json> value = from.find(name);
    if (value.isEmpty()) {
      return Either.right(otherwise);
    }
    BigDecimal number = from.number(name).getOrElse(BigDecimal.valueOf(-1));
    boolean isCount =
        number.signum() >= 0
            && number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return isCount
        ? Either.right(number.intValue())
        : Either.left("\"" + name + "\" must be a whole number from 0 on");
  }
}
