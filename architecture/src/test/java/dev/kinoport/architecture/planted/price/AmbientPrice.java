package dev.kinoport.architecture.planted.price;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Core that reads the machine's clock and rolls its own dice. */
final class AmbientPrice {
  private AmbientPrice() {}

  static Instant instant() {
    return Instant.now();
  }

  static LocalDate date() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  static long nanos() {
    return System.nanoTime();
  }

  static long millis() {
    return System.currentTimeMillis();
  }

  static void sleep() throws InterruptedException {
    Thread.sleep(1);
  }

  static UUID uuid() {
    return UUID.randomUUID();
  }

  static double dice() {
    return Math.random();
  }

  static Random unseeded() {
    return new Random();
  }

  static Supplier<Instant> byReference() {
    return Instant::now;
  }
}
