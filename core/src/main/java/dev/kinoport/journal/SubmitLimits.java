package dev.kinoport.journal;

import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;

/**
 * How much one account of a provider takes, from all processes on a journal together. The account
 * is the provider's name: a key is replaced, and an account has several, but what is limited stays.
 *
 * @param provider whose account
 * @param perMinute how many paid requests may leave in any minute, if that is limited; 1 or more
 * @param inFlight how many generations may be with it when one more leaves, that one counted, if
 *     that is limited; 1 or more. One in doubt is not counted
 */
public record SubmitLimits(
    ProviderName provider, Option<Integer> perMinute, Option<Integer> inFlight) {
  /** How long a departure counts. */
  public static final Duration WINDOW = Duration.ofMinutes(1);

  /** A place is free when some generation ends, which nobody foresees: look again after this. */
  public static final Duration LOOK = Duration.ofSeconds(2);

  /** Whoever does not come back so long after he said he would keeps nobody waiting any more. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  /**
   * @throws IllegalArgumentException if a number is below 1
   */
  public SubmitLimits {
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(perMinute, "perMinute must not be null");
    Objects.requireNonNull(inFlight, "inFlight must not be null");
    perMinute.forEach(number -> mustBeOneOrMore("perMinute", number));
    inFlight.forEach(number -> mustBeOneOrMore("inFlight", number));
  }

  private static void mustBeOneOrMore(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, was " + number);
    }
  }

  /** What a provider says of itself; none if it has no limit. */
  public static Option<SubmitLimits> of(Provider provider) {
    Capabilities can = provider.capabilities();
    return Option.when(
        can.submitsPerMinute().isDefined() || can.inFlight().isDefined(),
        () -> new SubmitLimits(provider.name(), can.submitsPerMinute(), can.inFlight()));
  }
}
