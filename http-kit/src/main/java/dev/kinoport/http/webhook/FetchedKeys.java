package dev.kinoport.http.webhook;

import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a shop signs its messages with. It is believed for a day, no longer, and fetched anew when a
 * signature does not fit it, but not more often than once a minute, so that forgeries cannot make
 * us hammer the shop. Safe for use by many threads.
 *
 * @param <K> keys of whichever kind
 */
public final class FetchedKeys<K> {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

  private final Supplier<Option<K>> fetch;
  private final Timekeeper time;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Known<K> known;
  private Instant triedAt = Instant.MIN;

  private record Known<K>(K keys, Instant from) {
    /** A clock that was set back does not know how old they are. */
    boolean isFresh(Instant now) {
      return !now.isBefore(from) && now.isBefore(from.plus(KEPT));
    }
  }

  /**
   * Keys that are fetched when they are needed.
   *
   * @param fetch asks the shop; none if it has no keys to give just now
   */
  public FetchedKeys(Supplier<Option<K>> fetch, Timekeeper time) {
    this.fetch = fetch;
    this.time = time;
  }

  /**
   * Whether a message is signed with them.
   *
   * @param fits checks it against some keys
   * @return right: it is
   */
  public Either<WebhookRefusal, Boolean> verify(Predicate<K> fits) {
    Option<K> keys = fresh();
    if (keys.exists(fits)) {
      return Either.right(true);
    }
    Option<K> renewed = keys.isEmpty() ? awaited() : renewed();
    // the same ones need not be tried twice
    if (!renewed.equals(keys) && renewed.exists(fits)) {
      return Either.right(true);
    }
    return Either.left(
        renewed.isEmpty() ? WebhookRefusal.KEYS_UNAVAILABLE : WebhookRefusal.BAD_SIGNATURE);
  }

  private Option<K> fresh() {
    Known<K> now = known;
    return now != null && now.isFresh(time.now()) ? Option.some(now.keys()) : Option.none();
  }

  /** Somebody asks the shop, and the others do not wait: what we have is good enough for them. */
  private Option<K> renewed() {
    return fetching.tryLock() ? fetched() : fresh();
  }

  /** Without keys, all wait for whoever asks the shop. */
  private Option<K> awaited() {
    fetching.lock();
    return fetched();
  }

  private Option<K> fetched() {
    try {
      Instant now = time.now();
      boolean isSetBack = now.isBefore(triedAt);
      if (isSetBack || !now.isBefore(triedAt.plus(BETWEEN_FETCHES))) {
        ask(now);
      }
      return fresh();
    } finally {
      fetching.unlock();
    }
  }

  /** The minute begins with the answer: a shop that hangs longer is not asked by each in turn. */
  private void ask(Instant now) {
    try {
      fetch.get().forEach(keys -> known = new Known<>(keys, now));
    } finally {
      triedAt = time.now();
    }
  }
}
