package dev.kinoport.testkit.http;

import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A clock that is only read, and shows what a test says. */
public final class FixedTime implements Timekeeper {
  private final Supplier<Instant> now;

  private FixedTime(Supplier<Instant> now) {
    this.now = now;
  }

  /** Shows this. */
  public static FixedTime showing(Supplier<Instant> now) {
    return new FixedTime(now);
  }

  @Override
  public Instant now() {
    return now.get();
  }

  @Override
  public void at(Instant when, Runnable task) {
    throw new UnsupportedOperationException("only read");
  }

  @Override
  public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
    throw new UnsupportedOperationException("only read");
  }
}
