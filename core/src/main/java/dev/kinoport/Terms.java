package dev.kinoport;

import dev.kinoport.generation.Budget;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The conditions under which a generation is started. {@link #standard} has none; each method gives
 * a copy with one more.
 *
 * {@snippet file="dev/kinoport/examples/StayWithinABudgetTest.java" region="budget"}
 *
 * @param key idempotency key: the same key is the same generation, however often it is started, at
 *     every shop
 * @param budget purse that must be able to pay
 * @param label the caller's word for grouping
 * @param timeToStart how long the provider may take to begin before it gives up; sent to it
 * @param waitLimit how long this caller waits; passing it stops nothing
 * @param cancelAtWaitLimit whether passing it asks the provider to stop
 * @param unknownPriceAllowed whether to start although nobody knows the price
 * @param leastConfidence how far a price must be trusted, if that matters
 * @param preference which of the plan's offers to take
 * @param attributes the caller's own facts by name, kept with the order; may be empty
 */
public record Terms(
    Option<String> key,
    Option<Budget> budget,
    Option<String> label,
    Option<Duration> timeToStart,
    Option<Duration> waitLimit,
    boolean cancelAtWaitLimit,
    boolean unknownPriceAllowed,
    Option<Confidence> leastConfidence,
    Preference preference,
    Map<String, String> attributes) {
  /**
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if key or label is blank
   */
  public Terms {
    present(key, "key").forEach(name -> text(name, "key"));
    present(budget, "budget").forEach(purse -> present(purse, "budget"));
    present(label, "label").forEach(word -> text(word, "label"));
    present(timeToStart, "timeToStart").forEach(span -> present(span, "timeToStart"));
    present(waitLimit, "waitLimit").forEach(span -> present(span, "waitLimit"));
    present(leastConfidence, "leastConfidence")
        .forEach(confidence -> present(confidence, "leastConfidence"));
    present(preference, "preference");
    attributes = Map.copyOf(present(attributes, "attributes"));
  }

  /** No key, no budget, no limits, offers as listed; an unknown price is refused. */
  public static Terms standard() {
    return new Change().done();
  }

  /** With an idempotency key. */
  public Terms key(String name) {
    return with(change -> change.key = Option.of(text(name, "name")));
  }

  /** Paid from the purse {@code default}, which holds at most this much. */
  public Terms budget(Money limit) {
    return budget(new Budget("default", present(limit, "limit")));
  }

  /** Paid from a purse. */
  public Terms budget(Budget purse) {
    return with(change -> change.budget = Option.of(present(purse, "purse")));
  }

  /** With a word for grouping. */
  public Terms label(String word) {
    return with(change -> change.label = Option.of(text(word, "word")));
  }

  /** Given up by the provider, uncharged, if it has not begun within this span. */
  public Terms timeToStart(Duration span) {
    return with(change -> change.timeToStart = Option.of(present(span, "span")));
  }

  /** Waited for no longer than this; it goes on all the same. */
  public Terms waitLimit(Duration span) {
    return with(change -> change.waitLimit = Option.of(present(span, "span")));
  }

  /** Asked to stop when the wait limit passes. */
  public Terms cancellingAtWaitLimit() {
    return with(change -> change.cancelAtWaitLimit = true);
  }

  /** Started even if nobody knows the price. */
  public Terms allowingUnknownPrice() {
    return with(change -> change.unknownPriceAllowed = true);
  }

  /** Refused unless its price can be trusted so far; a rough one does not pass for published. */
  public Terms requiring(Confidence confidence) {
    return with(change -> change.leastConfidence = Option.of(present(confidence, "confidence")));
  }

  /** Taking another of the plan's offers than the first. */
  public Terms preferring(Preference choice) {
    return with(change -> change.preference = present(choice, "choice"));
  }

  /** With a fact of the caller's own, which is kept with the order and never looked at. */
  public Terms attribute(String name, String value) {
    Map<String, String> more = new HashMap<>(attributes);
    more.put(text(name, "name"), present(value, "value"));
    return with(change -> change.attributes = more);
  }

  /** A key that is missing would be a second payment, so it is no way to say that there is none. */
  private static <T> T present(T value, String name) {
    return Objects.requireNonNull(value, () -> name + " must not be null");
  }

  private static String text(String value, String name) {
    if (present(value, name).isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value;
  }

  private Terms with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private Option<String> key = Option.none();
    private Option<Budget> budget = Option.none();
    private Option<String> label = Option.none();
    private Option<Duration> timeToStart = Option.none();
    private Option<Duration> waitLimit = Option.none();
    private boolean cancelAtWaitLimit;
    private boolean unknownPriceAllowed;
    private Option<Confidence> leastConfidence = Option.none();
    private Preference preference = Preference.asListed();
    private Map<String, String> attributes = Map.of();

    private Change() {}

    private Change(Terms from) {
      key = from.key;
      budget = from.budget;
      label = from.label;
      timeToStart = from.timeToStart;
      waitLimit = from.waitLimit;
      cancelAtWaitLimit = from.cancelAtWaitLimit;
      unknownPriceAllowed = from.unknownPriceAllowed;
      leastConfidence = from.leastConfidence;
      preference = from.preference;
      attributes = from.attributes;
    }

    private Terms done() {
      return new Terms(
          key,
          budget,
          label,
          timeToStart,
          waitLimit,
          cancelAtWaitLimit,
          unknownPriceAllowed,
          leastConfidence,
          preference,
          attributes);
    }
  }
}
