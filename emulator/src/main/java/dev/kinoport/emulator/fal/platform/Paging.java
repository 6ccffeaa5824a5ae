package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What all lists of the platform have in common: pages, and spans of time. */
final class Paging {
  private static final int DEFAULT_LIMIT = 50;

  private Paging() {}

  static <T> Stream<T> page(Stream<T> all, int from, int limit) {
    return all.skip(from).limit(limit);
  }

  static Reply list(String name, List<Json> items, int all, int from, int limit) {
    boolean hasMore = from + limit < all;
    return Reply.json(
        200,
        Json.object()
            .with(name, new Json.Items(items))
            .with(
                "next_cursor",
                hasMore ? new Json.Text(Integer.toString(from + limit)) : Json.Nothing.NULL)
            .with("has_more", hasMore));
  }

  static int from(Call call) {
    return call.parameter("cursor").flatMap(Strictness::count).getOrElse(0);
  }

  static int limit(Call call, int most) {
    int wanted = call.parameter("limit").flatMap(Strictness::count).getOrElse(DEFAULT_LIMIT);
    return Math.clamp(wanted, 1, most);
  }

  static Option<Instant> moment(Call call, String name) {
    return call.parameter(name).flatMap(Paging::moment);
  }

  private static Option<Instant> moment(String text) {
    try {
      return Option.some(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Option.none();
    }
  }

  /** Why a call is not understood; none if it is. */
  static Option<String> complaint(Call call) {
    return bad(call, "limit", text -> Strictness.count(text).exists(it -> it > 0))
        .orElse(() -> bad(call, "cursor", text -> Strictness.count(text).isDefined()))
        .orElse(() -> bad(call, "start", text -> moment(text).isDefined()))
        .orElse(() -> bad(call, "end", text -> moment(text).isDefined()));
  }

  /** The first wish for more that a list does not know. */
  static Option<String> badExpansion(Call call, Set<String> known) {
    return Option.ofOptional(
            call.parameters("expand").stream().filter(word -> !known.contains(word)).findFirst())
        .map(word -> "expand cannot be \"%s\"".formatted(word));
  }

  static Option<String> bad(Call call, String name, Predicate<String> isGood) {
    return call.parameter(name)
        .filter(isGood.negate())
        .map(text -> "%s cannot be \"%s\"".formatted(name, text));
  }
}
