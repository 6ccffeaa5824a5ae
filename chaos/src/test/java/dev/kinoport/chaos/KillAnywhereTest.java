package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.worker.Care;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.postgres.NeedsPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The short form; {@code -Pproof} is a longer one, {@code -Pchaos} as long as anybody wants. */
@Execution(ExecutionMode.CONCURRENT)
class KillAnywhereTest {
  private static final System.Logger LOG = System.getLogger(KillAnywhereTest.class.getName());
  private static final int KILLS = Boolean.getBoolean("proof") ? 20 : 4;
  private static final int GENERATIONS = KILLS;

  /** Which worker takes how many, the machine decides; of many each provider has some. */
  private static final int LEAST_PROVIDERS = Boolean.getBoolean("proof") ? 2 : 1;

  private static final long SEED = 4;

  @TempDir Path folder;

  @Test
  void nothingIsPaidTwiceOrLostOnSqlite() throws InterruptedException {
    keepsItsPromise(ChaosPlan.of(Database.Kind.SQLITE, GENERATIONS, KILLS, SEED));
  }

  @Test
  @ExtendWith(NeedsPostgres.class)
  void nothingIsPaidTwiceOrLostOnPostgresql() throws InterruptedException {
    keepsItsPromise(ChaosPlan.of(Database.Kind.POSTGRESQL, GENERATIONS, KILLS, SEED));
  }

  @Test
  void workersThatWriteTheirIntentLatePayTwice() throws InterruptedException {
    ChaosVerdict verdict = live(small().careless(Care.LATE_INTENT));

    assertThat(verdict.duplicates()).as("%s", verdict).isPositive();
    assertThat(verdict.faults()).anyMatch(fault -> fault.startsWith("charged and nobody's"));
  }

  /**
   * That one also buys is luck with so few; the simulation plants the same mistake in every build,
   * where it must.
   */
  @EnabledIfSystemProperty(named = "proof", matches = "true")
  @Test
  void workersThatTakeAnyOrderAreSeenAtIt() throws InterruptedException {
    ChaosVerdict verdict = live(small().careless(Care.ANY_ORDER));

    assertThat(verdict.faults())
        .as("%s", verdict)
        .anyMatch(fault ->
            fault.startsWith("ordered from first and written of by a worker that has [second]"));
  }

  private static ChaosPlan small() {
    return ChaosPlan.of(Database.Kind.SQLITE, 3, 2, SEED);
  }

  private void keepsItsPromise(ChaosPlan plan) throws InterruptedException {
    ChaosVerdict verdict = live(plan);

    assertThat(verdict.faults()).as("%s", verdict).isEmpty();
    assertThat(verdict.charges().keySet())
        .isSubsetOf(ServedProvider.FIRST, ServedProvider.SECOND)
        .hasSizeGreaterThanOrEqualTo(LEAST_PROVIDERS);
    assertThat(verdict.charges().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(GENERATIONS);
    assertThat(verdict.counts().killed()).isGreaterThanOrEqualTo(KILLS);
  }

  private ChaosVerdict live(ChaosPlan plan) throws InterruptedException {
    try (ChaosRun run =
        new ChaosRun(plan, folder, line -> LOG.log(System.Logger.Level.DEBUG, line))) {
      return run.run();
    }
  }
}
