package dev.kinoport.jdbc;

import dev.kinoport.journal.Journal;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.testkit.JournalContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on a PostgreSQL server. */
@ExtendWith(NeedsPostgres.class)
class PostgresJournalTest extends JournalContract {
  private @Nullable JdbcJournal journal;

  @Override
  protected Journal journal() {
    JdbcJournal opened = JdbcJournal.at(Database.emptyOnServer()).get();
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
