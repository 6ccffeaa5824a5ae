package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of wake-ups: one row for each generation that has not ended. db-scheduler claims rows;
 * whatever else is done to them is done here, each in one statement.
 *
 * <p>db-scheduler's own client will not touch a row while it is claimed, and would lose a wake that
 * comes then. Here a wake leaves a mark on the row and its version as it is, so the claim stays
 * good, and whoever settles the claim finds the mark.
 */
final class WakeUps {
  static final String TABLE = "kinoport_wakeups";
  static final String GENERATION = "kinoport.generation";

  private final Sql sql;
  private final Statements statements;
  private final JdbcCustomization types;

  WakeUps(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.statements = new Statements(dialect.ids());
    this.types = dialect.customization();
  }

  /** Makes generations due now, also those that are not here or are being advanced. */
  void wake(Collection<GenerationId> generations, Instant now) throws SQLException {
    var unused =
        sql.update(
            statements.wake(),
            statement -> {
              statement.setString(1, GENERATION);
              types.setInstant(statement, 2, now);
              statement.setString(3, json(generations));
            });
  }

  /** Makes generations due now if they are not here or parked; hurries no other. */
  void join(Collection<GenerationId> generations, Instant now) throws SQLException {
    var unused =
        sql.update(
            statements.join(),
            statement -> {
              statement.setString(1, GENERATION);
              types.setInstant(statement, 2, now);
              statement.setString(3, json(generations));
            });
  }

  /**
   * Makes a task due now for those ids that it is not known for.
   *
   * @return for how many
   */
  int addMissing(String task, Collection<GenerationId> wanted, Instant now) throws SQLException {
    return sql.update(
        statements.addMissing(),
        statement -> {
          statement.setString(1, task);
          types.setInstant(statement, 2, now);
          statement.setString(3, json(wanted));
        });
  }

  /** Those that nobody will advance: they have ended, or are parked. */
  List<GenerationId> resting(Collection<GenerationId> generations) throws SQLException {
    return sql.list(
        statements.resting(),
        statement -> {
          statement.setString(1, json(generations));
          statement.setString(2, GENERATION);
        },
        row -> new GenerationId(row.getString(1)));
  }

  /**
   * Gives a claim back.
   *
   * @param next when it is due, unless somebody woke it meanwhile: then it is now
   * @return when it is due; none if the claim was lost
   */
  Option<Instant> settle(Execution claim, Instant next, Instant now) throws SQLException {
    return settle(claim, next, false, now);
  }

  /** The same, with the generation at rest until it is due or somebody wakes it. */
  Option<Instant> park(Execution claim, Instant next, Instant now) throws SQLException {
    return settle(claim, next, true, now);
  }

  private Option<Instant> settle(Execution claim, Instant next, boolean isParked, Instant now)
      throws SQLException {
    return sql
        .list(
            Statements.SETTLE,
            statement -> {
              statement.setBoolean(1, isParked);
              types.setInstant(statement, 2, now);
              types.setInstant(statement, 3, next);
              statement.setString(4, claim.getTaskName());
              statement.setString(5, claim.getId());
              statement.setLong(6, claim.version);
            },
            row -> types.getInstant(row, "execution_time"))
        .stream()
        .findFirst()
        .map(Option::of)
        .orElse(Option.none());
  }

  /** Takes a generation out that has ended. */
  void end(Execution claim) throws SQLException {
    var unused =
        sql.update(
            Statements.END,
            statement -> {
              statement.setString(1, claim.getTaskName());
              statement.setString(2, claim.getId());
            });
  }

  /** Gives back all that a worker has claimed; what was due stays due. */
  int release(String worker) throws SQLException {
    return sql.update(Statements.RELEASE, statement -> statement.setString(1, worker));
  }

  /** In one order for all, so that two workers never wait for each other's rows in a circle. */
  private static String json(Collection<GenerationId> generations) {
    return generations.stream()
        .map(GenerationId::value)
        .sorted()
        .collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
