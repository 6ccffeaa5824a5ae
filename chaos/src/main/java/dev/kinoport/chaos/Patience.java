package dev.kinoport.chaos;

import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.fal.FalTimeouts;
import java.time.Duration;

/** The library's waits, cut down to seconds; in the same order of length as by default. */
final class Patience {
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
  static final Duration DOUBT_GRACE = Duration.ofSeconds(6);

  private Patience() {}

  static EngineSettings engine() {
    return new EngineSettings(
        ANSWER_WITHIN,
        20,
        DOUBT_GRACE,
        Duration.ofSeconds(1),
        Duration.ofMillis(150),
        Duration.ofMillis(500),
        Duration.ofMillis(150),
        Duration.ofSeconds(1),
        Duration.ofHours(1),
        Duration.ofHours(1));
  }

  static FalTimeouts calls() {
    return new FalTimeouts(
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30));
  }

  static WorkerSettings workers() {
    return WorkerSettings.standard()
        .threads(8)
        .polling(Duration.ofMillis(100))
        .heartbeat(Duration.ofMillis(300), 4)
        .restPolling(Duration.ofMillis(200))
        .sweepEvery(Duration.ofSeconds(1))
        .closeWithin(Duration.ofSeconds(2));
  }
}
