package dev.kinoport.testkit.http;

import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A clock that goes as another and shows something else, until it is put right. */
public final class WrongClock implements Timekeeper {
  private final Timekeeper right;
  private volatile Duration ahead;

  /**
   * @param right as which it goes
   * @param ahead how far it is ahead of that; below zero if it is behind
   */
  public WrongClock(Timekeeper right, Duration ahead) {
    this.right = right;
    this.ahead = ahead;
  }

  /** From now on it shows what the other does. */
  public void putRight() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant now() {
    return right.now().plus(ahead);
  }

  @Override
  public void at(Instant when, Runnable task) {
    right.at(when.minus(ahead), task);
  }

  @Override
  public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
    return right.await(future, limit);
  }
}
