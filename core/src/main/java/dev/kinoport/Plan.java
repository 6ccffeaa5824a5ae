package dev.kinoport;

import dev.kinoport.price.Quote;
import dev.kinoport.request.VideoRequest;
import java.util.List;

/**
 * What a start would buy, without buying it.
 *
 * @param request checked, complete, with every default filled in
 * @param quote what it would cost
 */
public record Plan(VideoRequest request, Quote quote) {
  /** Lower-case hex SHA-256 of the canonical request. */
  public String hash() {
    return request.hash();
  }

  /** What is allowed but may not do what the caller hopes; may be empty. */
  public List<String> warnings() {
    return request.warnings();
  }
}
