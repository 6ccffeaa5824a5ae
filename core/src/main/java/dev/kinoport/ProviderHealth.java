package dev.kinoport;

import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * How it goes with a provider, as far as this process has seen.
 *
 * @param provider who
 * @param faults how many in a row by now, 0 or more
 * @param lastUntil until then its offers are tried after those of all others; none if they are not
 */
public record ProviderHealth(ProviderName provider, int faults, Option<Instant> lastUntil) {
  /** Whether its offers are tried last now. */
  public boolean isTriedLast(Instant now) {
    return lastUntil.exists(now::isBefore);
  }
}
