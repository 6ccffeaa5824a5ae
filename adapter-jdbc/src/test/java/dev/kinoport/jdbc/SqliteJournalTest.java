package dev.kinoport.jdbc;

import dev.kinoport.journal.Journal;
import dev.kinoport.testkit.JournalContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a file of SQLite. */
class SqliteJournalTest extends JournalContract {
  @TempDir Path folder = Path.of("");
  private @Nullable JdbcJournal journal;

  @Override
  protected Journal journal() {
    JdbcJournal opened = JdbcJournal.file(folder.resolve("journal.db")).get();
    journal = opened;
    return opened;
  }

  @AfterEach
  void close() {
    if (journal != null) {
      journal.close();
    }
  }
}
