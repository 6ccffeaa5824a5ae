package dev.kinoport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same worlds on a journal in a file: they go as in memory, and no promise is broken. */
class SqlSimulationTest {
  /** {@code -Dworlds=200} for a longer run. */
  private static final int WORLDS =
      Integer.getInteger("worlds", Boolean.getBoolean("proof") ? 100 : 6);

  @Test
  void worldsGoOnSqlAsInMemory(@TempDir Path folder) {
    for (long seed = 1; seed <= WORLDS; seed++) {
      try (JdbcJournal journal = JdbcJournal.file(folder.resolve(seed + ".db")).get()) {
        SimulationVerdict verdict =
            Simulation.world(seed, Sabotage.none(), journal, (id, notice) -> {});

        assertThat(verdict.faults()).as("seed %d", seed).isEmpty();
        assertThat(verdict).isEqualTo(Simulation.world(seed, Sabotage.none()));
        List<Summary> listed = journal.list(Selection.all()).get();
        assertThat(listed).as("seed %d", seed).hasSize(verdict.lives());
        assertThat(listed)
            .allSatisfy(summary ->
                assertThat(summary)
                    .isEqualTo(
                        Summary.of(
                            journal.read(summary.id()).get().get(),
                            journal.trouble(summary.id()).get())));
      }
    }
  }
}
