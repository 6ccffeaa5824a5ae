package dev.kinoport.fake;

import dev.kinoport.price.Money;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * All that the fake provider's own books hold on one request.
 *
 * @param requestId the provider's name for it
 * @param generationId our name, as the submit carried it
 * @param request what was asked for
 * @param life how it goes
 * @param acceptedAt when it was taken; may lie ahead, if a fault says so
 * @param startsAt when the work begins
 * @param completesAt when it is over, unless somebody cancels it
 * @param isCancelled whether somebody did
 * @param units what is billed; zero if it is free
 * @param amount what is charged, if anything is and the price is known
 */
public record JobView(
    String requestId,
    String generationId,
    Document request,
    Life life,
    Instant acceptedAt,
    Instant startsAt,
    Instant completesAt,
    boolean isCancelled,
    BigDecimal units,
    Option<Money> amount) {
  /** Whether it is over by a moment. */
  public boolean isCompletedAt(Instant now) {
    return !now.isBefore(completesAt);
  }
}
