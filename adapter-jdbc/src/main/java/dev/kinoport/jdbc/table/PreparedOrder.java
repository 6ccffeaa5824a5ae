package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order and all that is written of it, made before a transaction begins: while it runs, others
 * wait for the row of the purse.
 */
final class PreparedOrder {
  private final Order order;
  private final String writtenBy;
  private final @Nullable Object[] row;
  private final @Nullable Object[] event;

  /**
   * Makes ready to write an order.
   *
   * @param writtenBy the signature of its call
   */
  PreparedOrder(Order order, String writtenBy) {
    this.order = order;
    this.writtenBy = writtenBy;
    row = Generations.row(order);
    GenerationEvent admitted = new GenerationEvent.Admitted(order, order.orderedAt());
    event = Events.row(order.id(), 1, admitted, writtenBy);
  }

  Order order() {
    return order;
  }

  String writtenBy() {
    return writtenBy;
  }

  /** Of the generation. */
  @Nullable Object[] row() {
    return row;
  }

  /** The row of its first event. */
  @Nullable Object[] event() {
    return event;
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
