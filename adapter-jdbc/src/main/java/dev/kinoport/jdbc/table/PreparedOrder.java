package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order and all that is written of it, made before a transaction begins: while it runs, others
 * wait for the row of the purse.
 *
 * @param order what is ordered
 * @param writtenBy the signature of its call
 * @param row of the generation
 * @param event the row of its first event
 */
record PreparedOrder(
    Order order, String writtenBy, @Nullable Object[] row, @Nullable Object[] event) {
  static PreparedOrder of(Order order, String writtenBy) {
    return new PreparedOrder(
        order,
        writtenBy,
        Generations.row(order),
        Events.row(
            order.id(), 1, new GenerationEvent.Admitted(order, order.orderedAt()), writtenBy));
  }

  /** Of its request, worked out once. */
  String hash() {
    return String.valueOf(row[Generations.HASH]);
  }

  @Nullable String key() {
    Object key = row[Generations.KEY];
    return key == null ? null : String.valueOf(key);
  }
}
