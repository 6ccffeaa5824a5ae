package dev.kinoport.journal;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.Order;
import dev.kinoport.price.Money;
import io.vavr.control.Option;

/**
 * One purse. Money moves in two ways only: an admission reserves it, an end turns the reservation
 * into what was really spent.
 *
 * @param reserved by generations that have not ended; none when the purse was never used
 * @param spent by those that have ended; none when the purse was never used
 */
public record BudgetLedger(Option<Money> reserved, Option<Money> spent) {
  /** A purse that was never used. */
  public static BudgetLedger empty() {
    return new BudgetLedger(Option.none(), Option.none());
  }

  /** Reserved and spent together; none when the purse was never used. */
  public Option<Money> committed() {
    return sum(reserved, spent);
  }

  /** This purse after an admission. */
  public BudgetLedger reserve(Order order) {
    return new BudgetLedger(sum(reserved, order.reservation()), spent);
  }

  /**
   * This purse after an end. A cost that nobody knows counts as the whole reservation: money that
   * may be gone is not given out again.
   */
  public BudgetLedger settle(Order order, Cost cost) {
    return settle(order.reservation(), cost);
  }

  /**
   * This purse after an end, for a journal that remembers what was set aside.
   *
   * @param reservation as in {@link Order#reservation}
   */
  public BudgetLedger settle(Option<Money> reservation, Cost cost) {
    Option<Money> remaining =
        reservation.isDefined() ? sum(reserved, reservation.map(Money::negated)) : reserved;
    Option<Money> paid =
        cost.basis() == Cost.Basis.UNKNOWN ? cost.amount().orElse(reservation) : cost.amount();
    return new BudgetLedger(remaining, sum(spent, paid));
  }

  private static Option<Money> sum(Option<Money> left, Option<Money> right) {
    return left.isDefined() && right.isDefined()
        ? left.flatMap(first -> right.map(first::plus))
        : left.orElse(right);
  }
}
