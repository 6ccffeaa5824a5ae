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
  static Memory of(Order order, Capabilities provider) {
    return new Memory(
        order.retention().flatMap(Retention::result).getOrElse(provider::resultKept),
        order.retention().flatMap(Retention::address).getOrElse(provider::addressKept));
  }
}
