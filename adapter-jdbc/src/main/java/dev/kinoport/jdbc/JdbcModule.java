package dev.kinoport.jdbc;

import com.google.inject.AbstractModule;
import dev.kinoport.journal.Journal;
import java.util.Objects;

/**
 * Binds {@link Journal} to a journal on a SQL database, and {@link JdbcJournal} for whoever closes
 * it. Needs nothing. The journal is opened before there is an injector, so that a database that is
 * away is an answer and no exception.
 */
public final class JdbcModule extends AbstractModule {
  private final JdbcJournal journal;

  /**
   * Wires a journal that is open.
   *
   * @param journal closed by the application, after the engine
   */
  public JdbcModule(JdbcJournal journal) {
    this.journal = Objects.requireNonNull(journal, "journal must not be null");
  }

  @Override
  protected void configure() {
    bind(JdbcJournal.class).toInstance(journal);
    bind(Journal.class).toInstance(journal);
  }
}
