package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.postgres.NeedsPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two shops on the wire, each with its own books: the first refuses some for nothing, loses the
 * answer to others, and workers die on the way from one to the next. Each clip is billed once, by
 * one of them; what was in doubt, by death or by a busy machine, and is then refused has no clip
 * and no bill. How many move on hangs on the machine, and on many wishes some do.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillWhileMovingOnTest {
  private static final System.Logger LOG = System.getLogger(KillWhileMovingOnTest.class.getName());
  private static final boolean PROOF = Boolean.getBoolean("proof");
  private static final int KILLS = PROOF ? 20 : 3;
  private static final int GENERATIONS = PROOF ? 20 : 3;

  /** The first worker that has a step of its own dies before it moves on, the next right after. */
  private static final long SEED = 4104;

  @TempDir Path folder;

  @Test
  void neverTwoBillsOnSqlite() throws InterruptedException {
    keepsItsPromise(Database.Kind.SQLITE);
  }

  @EnabledIfSystemProperty(named = "proof", matches = "true")
  @Test
  @ExtendWith(NeedsPostgres.class)
  void neverTwoBillsOnPostgresql() throws InterruptedException {
    keepsItsPromise(Database.Kind.POSTGRESQL);
  }

  private void keepsItsPromise(Database.Kind database) throws InterruptedException {
    ChaosVerdict verdict = live(ChaosPlan.of(database, GENERATIONS, KILLS, SEED).chained());

    assertThat(verdict.faults()).as("%s", verdict).isEmpty();
    if (PROOF) {
      assertThat(verdict.movedOn()).as("%s", verdict).isPositive();
      assertThat(verdict.charges()).containsKey(ServedProvider.SECOND);
    }
    assertThat(verdict.charges().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(GENERATIONS - verdict.refused());
    assertThat(verdict.counts().killed()).isGreaterThanOrEqualTo(KILLS);
  }

  private ChaosVerdict live(ChaosPlan plan) throws InterruptedException {
    try (ChaosRun run =
        new ChaosRun(plan, folder, line -> LOG.log(System.Logger.Level.DEBUG, line))) {
      ChaosVerdict verdict = run.run();
      LOG.log(System.Logger.Level.INFO, "{0}", verdict);
      return verdict;
    }
  }
}
