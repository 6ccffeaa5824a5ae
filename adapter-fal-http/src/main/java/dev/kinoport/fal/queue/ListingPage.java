package dev.kinoport.fal.queue;

import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * One page of the requests of an endpoint.
 *
 * @param items the requests, as they are listed
 * @param cursor asks for the next page
 * @param more whether there is one, if it says so
 */
record ListingPage(List<Json> items, Option<String> cursor, Option<Boolean> more) {
  /** Reads a page; left: what is wrong with it. */
  static Either<String, ListingPage> of(Json.Members answer) {
    return answer
        .items("items")
        .toEither("a listing without a list")
        .flatMap(items -> of(items, answer));
  }

  private static Either<String, ListingPage> of(List<Json> items, Json.Members answer) {
    Option<String> cursor = WireJson.text(answer, "next_cursor");
    Option<Json> more = answer.find("has_more");
    boolean isOdd =
        cursor.isDefined() != answer.find("next_cursor").isDefined()
            || !more.forAll(Json.Flag.class::isInstance);
    return isOdd
        ? Either.left("a listing of which nobody knows how it goes on")
        : Either.right(new ListingPage(items, cursor, more.map(flag -> ((Json.Flag) flag).on())));
  }

  /** Whether nothing comes after it. */
  boolean isLast() {
    return more.contains(false) || (cursor.isEmpty() && !more.contains(true));
  }
}
