package dev.kinoport.chaos.worker;

import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.provider.Capabilities;
import java.time.Duration;

/** How long workers wait for what. */
public enum Patience {
  /** Cut down to seconds; in the same order of length as by default. */
  SHORT {
    @Override
    EngineSettings engine() {
      return EngineSettings.standard()
          .answerWithin(ANSWER_WITHIN)
          .submitAttempts(20)
          .polling(Duration.ofMillis(500), Duration.ofSeconds(3))
          .pausing(Duration.ofMillis(500), Duration.ofSeconds(6))
          .doubtSlowest(Duration.ofSeconds(6))
          .stuckPause(Duration.ofSeconds(6));
    }

    @Override
    Capabilities provider(Capabilities claimed) {
      return claimed.search(claimed.search().grace(DOUBT_GRACE));
    }

    @Override
    HttpTimeouts calls() {
      return new HttpTimeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMillis(3500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));
    }

    @Override
    WorkerSettings workers() {
      return WorkerSettings.standard()
          .threads(4)
          .polling(Duration.ofMillis(200))
          .heartbeat(Duration.ofSeconds(1), 4)
          .restPolling(Duration.ofMillis(200))
          .sweepEvery(Duration.ofSeconds(1))
          .closeWithin(Duration.ofSeconds(2));
    }
  },

  /** As the library has it if nobody says otherwise. */
  STANDARD {
    @Override
    EngineSettings engine() {
      return EngineSettings.standard();
    }

    @Override
    Capabilities provider(Capabilities claimed) {
      return claimed;
    }

    @Override
    HttpTimeouts calls() {
      return HttpTimeouts.standard();
    }

    @Override
    WorkerSettings workers() {
      return WorkerSettings.standard();
    }
  };

  public static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);

  /**
   * Longer than a server that shares its processors with many leaves a request lying: one that is
   * looked for too early is bought twice, and rightly told.
   */
  public static final Duration DOUBT_GRACE = Duration.ofSeconds(15);

  abstract EngineSettings engine();

  /** What the provider is taken to be able to. */
  abstract Capabilities provider(Capabilities claimed);

  abstract HttpTimeouts calls();

  abstract WorkerSettings workers();
}
