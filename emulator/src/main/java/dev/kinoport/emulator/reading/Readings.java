package dev.kinoport.emulator.reading;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How the server reads fal's documentation where that is open to question, and how strict it is.
 * The page {@code docs/fake-server.md} lists every such point with its default.
 *
 * @param isStrict whether what real fal would ignore, or only complain about minutes later, is an
 *     error at once that says so; else it is as at fal, with a warning
 * @param others points on which it takes the less likely side; empty by default
 * @param webhookRetries when a webhook that failed is sent again, counted from each failure; by
 *     default ten times within two hours
 */
public record Readings(boolean isStrict, Set<Reading> others, List<Duration> webhookRetries) {
  private static final int RETRIES = 10;

  public Readings {
    others = Set.copyOf(others);
    webhookRetries = List.copyOf(webhookRetries);
  }

  /** The likelier side everywhere, and as lax as real fal. */
  public static Readings suggested() {
    return new Readings(
        false,
        Set.of(),
        IntStream.range(0, RETRIES).mapToObj(n -> Duration.ofSeconds(7L << n)).toList());
  }

  /** Refuses at once what real fal would ignore, or complain about only later. */
  public Readings strict() {
    return new Readings(true, others, webhookRetries);
  }

  /** With the other side on some points. */
  public Readings with(Reading... switched) {
    Set<Reading> more = EnumSet.noneOf(Reading.class);
    more.addAll(others);
    more.addAll(List.of(switched));
    return new Readings(isStrict, more, webhookRetries);
  }

  /** With another schedule of webhooks. */
  public Readings webhookRetries(Duration... pauses) {
    return new Readings(isStrict, others, List.of(pauses));
  }

  /** Whether the less likely side is taken. */
  public boolean has(Reading reading) {
    return others.contains(reading);
  }
}
