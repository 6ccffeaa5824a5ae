package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One process opens a journal at a time, and nobody waits for ever for one that was stopped. */
class OpeningTurnTest {
  @Test
  @Timeout(300)
  @DisabledOnOs(OS.WINDOWS)
  void whoeverKeepsTheTurnIsNamedAfterAWhile(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("a.db");
    Path lock = folder.resolve("a.db-open");
    ChildProcess holder = ChildProcess.start("keep the turn", lock.toString());
    try {
      String process = holder.line();
      holder.signal("STOP");

      String reason =
          SqliteFile.open(file, Duration.ofSeconds(5), Duration.ofMillis(50)).getLeft().reason();

      assertThat(reason)
          .contains("process " + process + " has had " + lock + " locked")
          .contains("let it go on or end it");
      assertThat(file).doesNotExist();
    } finally {
      holder.kill();
    }
    JdbcJournal.file(file).get().close();
  }
}
