package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes down what keeps a generation waiting, in one statement. If its commit was lost it is done
 * once more: nothing hangs on how often it has been met.
 */
public final class NotingWork implements Transactions.Work<Trouble> {
  private final GenerationId id;
  private final long version;
  private final Trouble trouble;

  public NotingWork(GenerationId id, long version, Trouble trouble) {
    this.id = id;
    this.version = version;
    this.trouble = trouble;
  }

  @Override
  public Decision<Trouble> run(Session session) throws SQLException {
    Session.Answer<List<Troubles.Going>> written = Troubles.note(session, id, version, trouble);
    return Decision.commit(
        trouble,
        after -> written.get().stream().findFirst().map(it -> it.with(trouble)).orElse(trouble));
  }

  @Override
  public boolean isWritten(Session session) {
    return false;
  }

  @Override
  public String name() {
    return "the trouble of generation %s".formatted(id);
  }

  @Override
  public boolean mayShare() {
    return true;
  }
}
