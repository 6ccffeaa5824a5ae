package dev.kinoport;

import dev.kinoport.generation.Budget;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The conditions under which a generation is started. {@link #standard} has none; each method gives
 * a copy with one more.
 *
 * @param key idempotency key: the same key is the same generation, however often it is started
 * @param budget purse that must be able to pay
 * @param label the caller's word for grouping
 * @param timeToStart how long the provider may take to begin before it gives up; sent to it
 * @param waitLimit how long this caller waits; passing it stops nothing
 * @param cancelAtWaitLimit whether passing it asks the provider to stop
 * @param unknownPriceAllowed whether to start although nobody knows the price
 * @param leastConfidence how far a price must be trusted, if that matters
 */
public record Terms(
    Option<String> key,
    Option<Budget> budget,
    Option<String> label,
    Option<Duration> timeToStart,
    Option<Duration> waitLimit,
    boolean cancelAtWaitLimit,
    boolean unknownPriceAllowed,
    Option<Confidence> leastConfidence) {

  /** No key, no budget, no limits; an unknown price is refused. */
  public static Terms standard() {
    return new Terms(
        Option.none(),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.none(),
        false,
        false,
        Option.none());
  }

  /** With an idempotency key. */
  public Terms key(String name) {
    return new Terms(
        Option.of(name),
        budget,
        label,
        timeToStart,
        waitLimit,
        cancelAtWaitLimit,
        unknownPriceAllowed,
        leastConfidence);
  }

  /** Paid from the purse {@code default}, which holds at most this much. */
  public Terms budget(Money limit) {
    return budget(new Budget("default", limit));
  }

  /** Paid from a purse. */
  public Terms budget(Budget purse) {
    return new Terms(
        key,
        Option.of(purse),
        label,
        timeToStart,
        waitLimit,
        cancelAtWaitLimit,
        unknownPriceAllowed,
        leastConfidence);
  }

  /** With a word for grouping. */
  public Terms label(String word) {
    return new Terms(
        key,
        budget,
        Option.of(word),
        timeToStart,
        waitLimit,
        cancelAtWaitLimit,
        unknownPriceAllowed,
        leastConfidence);
  }

  /** Given up by the provider, uncharged, if it has not begun within this span. */
  public Terms timeToStart(Duration span) {
    return new Terms(
        key,
        budget,
        label,
        Option.of(span),
        waitLimit,
        cancelAtWaitLimit,
        unknownPriceAllowed,
        leastConfidence);
  }

  /** Waited for no longer than this; it goes on all the same. */
  public Terms waitLimit(Duration span) {
    return new Terms(
        key,
        budget,
        label,
        timeToStart,
        Option.of(span),
        cancelAtWaitLimit,
        unknownPriceAllowed,
        leastConfidence);
  }

  /** Asked to stop when the wait limit passes. */
  public Terms cancellingAtWaitLimit() {
    return new Terms(
        key, budget, label, timeToStart, waitLimit, true, unknownPriceAllowed, leastConfidence);
  }

  /** Started even if nobody knows the price. */
  public Terms allowingUnknownPrice() {
    return new Terms(
        key, budget, label, timeToStart, waitLimit, cancelAtWaitLimit, true, leastConfidence);
  }

  /** Refused unless its price can be trusted so far; a rough one does not pass for published. */
  public Terms requiring(Confidence confidence) {
    return new Terms(
        key,
        budget,
        label,
        timeToStart,
        waitLimit,
        cancelAtWaitLimit,
        unknownPriceAllowed,
        Option.of(confidence));
  }
}
