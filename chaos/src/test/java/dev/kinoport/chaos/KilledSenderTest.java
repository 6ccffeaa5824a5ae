package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.worker.WorkerSteps;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.postgres.NeedsPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A worker is killed ({@code kill -9}) between sending and answer, with all settings as the library
 * has them: the next one knows that it is gone, and does not wait for its answer.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(600)
class KilledSenderTest {
  private static final System.Logger LOG = System.getLogger(KilledSenderTest.class.getName());

  /** What a busy machine needs, and still far from the time that was waited for an answer. */
  private static final Duration SOON = EngineSettings.standard().answerWithin().dividedBy(2);

  @TempDir Path folder;

  @Test
  void theDoubtBeginsLongBeforeAnAnswerWouldBeGivenUpOnSqlite() throws InterruptedException {
    beginsSoon(Database.Kind.SQLITE, Takeover.Machines.ONE);
  }

  @Test
  @ExtendWith(NeedsPostgres.class)
  void theDoubtBeginsLongBeforeAnAnswerWouldBeGivenUpOnPostgresql() throws InterruptedException {
    beginsSoon(Database.Kind.POSTGRESQL, Takeover.Machines.ONE);
  }

  @Test
  @ExtendWith(NeedsPostgres.class)
  void theDoubtBeginsLongBeforeAnAnswerWouldBeGivenUpOnAnotherMachine()
      throws InterruptedException {
    beginsSoon(Database.Kind.POSTGRESQL, Takeover.Machines.TWO);
  }

  private void beginsSoon(Database.Kind kind, Takeover.Machines machines)
      throws InterruptedException {
    assertThat(Takeover.measure(kind, folder, machines, List.of(WorkerSteps.ACCEPTED)))
        .singleElement()
        .satisfies(seen -> {
          LOG.log(System.Logger.Level.INFO, "{0}, machines: {1}: {2}", kind, machines, seen);
          assertThat(seen.next()).isLessThan(SOON);
          assertThat(seen.clip()).isLessThan(SOON);
        });
  }
}
