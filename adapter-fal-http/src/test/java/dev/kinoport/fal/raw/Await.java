package dev.kinoport.fal.raw;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.BooleanSupplier;

/** Waits for what another thread or process brings about. */
public final class Await {
  private static final int LOOKS = 60_000;

  private Await() {}

  /** Looks until it is so, for five minutes or, on a busy machine, longer. */
  public static void until(String what, BooleanSupplier condition) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.sleep(5);
    }
    fail("waited for minutes, and still not: " + what);
  }
}
