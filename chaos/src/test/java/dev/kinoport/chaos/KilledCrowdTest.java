package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.chaos.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands are killed at random moments, and {@code kinoport resume} goes on with all of them. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(900)
@EnabledIfSystemProperty(named = "proof", matches = "true")
class KilledCrowdTest {
  private static final System.Logger LOG = System.getLogger(KilledCrowdTest.class.getName());

  @TempDir Path folder;

  @Test
  void whatKilledCommandsHaveOrderedIsMadeAndPaidForOnce() throws InterruptedException {
    KilledCrowd seen = KilledCrowd.measure(Database.Kind.SQLITE, folder, 3);

    LOG.log(System.Logger.Level.INFO, "{0}", seen);
    assertThat(seen.isWhole()).as("%s", seen).isTrue();
  }
}
