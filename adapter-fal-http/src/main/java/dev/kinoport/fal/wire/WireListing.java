package dev.kinoport.fal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the requests of an endpoint.
 *
 * @param items the requests
 * @param next_cursor asks for the next page
 * @param has_more whether there is one
 */
@SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
public record WireListing(
    @Nullable List<@Nullable Item> items,
    @Nullable String next_cursor,
    @Nullable Boolean has_more) {

  /**
   * One request.
   *
   * @param request_id fal's name for it
   * @param sent_at when it came in, ISO 8601
   * @param started_at when it began, ISO 8601
   * @param json_input its input, any JSON
   */
  public record Item(
      @Nullable String request_id,
      @Nullable String sent_at,
      @Nullable String started_at,
      @Nullable Object json_input) {}
}
