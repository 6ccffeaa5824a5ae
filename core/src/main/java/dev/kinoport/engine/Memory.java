package dev.kinoport.engine;

import dev.kinoport.generation.Order;
import dev.kinoport.offer.Retention;
import dev.kinoport.provider.Capabilities;
import java.time.Duration;

/**
 * How long what comes of a generation is kept: as the offer said when it was bought, or else as its
 * provider says of all.
 *
 * @param result how long after its end it can still be asked for
 * @param address how long a clip's address leads to it, counted from the moment it was told
 */
record Memory(Duration result, Duration address) {
  private static final int SHARE = 10;
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

  /**
   * How long a provider may be left alone at most about what it holds for us, whatever it asks for:
   * a tenth of the time that is left to ask in. One wish of somebody on the way would outlast all
   * of it otherwise, and what was paid for would be lost.
   *
   * @param left none or less: it is over, and nothing is in a hurry any more
   */
  static Duration longestSilence(Duration left) {
    Duration share = left.dividedBy(SHARE);
    return left.isPositive() && share.compareTo(LONGEST_SILENCE) < 0 ? share : LONGEST_SILENCE;
  }

  static Memory of(Order order, Capabilities provider) {
    return new Memory(
        order.retention().flatMap(Retention::result).getOrElse(provider::resultKept),
        order.retention().flatMap(Retention::address).getOrElse(provider::addressKept));
  }
}
