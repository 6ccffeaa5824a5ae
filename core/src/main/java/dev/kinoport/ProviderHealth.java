package dev.kinoport;

import dev.kinoport.journal.History;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * How it goes with a provider, as far as somebody has seen.
 *
 * @param provider who
 * @param faults how many in a row by now, 0 or more
 * @param lastUntil until then its offers are tried after those of all others; none if they are not
 */
public record ProviderHealth(ProviderName provider, int faults, Option<Instant> lastUntil) {
  /**
   * How it goes with each provider as histories tell it, such as the newest of a journal: what a
   * process would know that had seen all of it happen.
   *
   * @return by name; whoever has no fault behind its last good answer is left out
   */
  public static List<ProviderHealth> told(Collection<History> histories) {
    return Circuits.after(Objects.requireNonNull(histories, "histories must not be null"));
  }

  /** Whether its offers are tried last now. */
  public boolean isTriedLast(Instant now) {
    return lastUntil.exists(now::isBefore);
  }
}
