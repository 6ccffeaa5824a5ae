package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.kinoport.database.Dialect;
import dev.kinoport.dbscheduler.claim.Claiming;
import dev.kinoport.dbscheduler.claim.Reach;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of wake-ups: one row for each generation that has not ended. db-scheduler claims rows;
 * whatever else is done to them is done here, each in one statement.
 *
 * <p>db-scheduler's own client will not touch a row while it is claimed, and would lose a wake that
 * comes then. Here a wake leaves a mark on the row and its version as it is, so the claim stays
 * good, and whoever settles the claim finds the mark.
 *
 * <p>A wake names a generation and no provider, since whoever wakes may not know it. So a new row
 * is anybody's, and the first who claims it and does not have its provider writes that down; from
 * then on only those who have it claim the row.
 */
final class WakeUps {
  static final String GENERATION = "kinoport.generation";

  private final SingleStatements sql;
  private final Statements statements;
  private final JdbcCustomization types;

  WakeUps(SingleStatements sql, Dialect dialect) {
    this.sql = sql;
    this.statements = new Statements(dialect.texts());
    this.types = Claiming.types(dialect);
  }

  /** Makes generations due now, also those that are not here or are being advanced. */
  void wake(Collection<GenerationId> generations, Instant now) throws SQLException {
    update(statements.wake(), GENERATION, Reach.NOBODY_KNOWS, now, values(generations));
  }

  /** Makes generations due now if they are not here or parked; hurries no other. */
  void join(Collection<GenerationId> generations, Instant now) throws SQLException {
    update(statements.join(), GENERATION, Reach.NOBODY_KNOWS, now, values(generations));
  }

  /**
   * Makes those of a provider's generations due now that are not here.
   *
   * @return how many
   */
  int addMissing(ProviderName provider, Collection<GenerationId> wanted, Instant now)
      throws SQLException {
    return update(statements.addMissing(), GENERATION, provider.value(), now, values(wanted));
  }

  /**
   * Makes a provider's sweep due now if it is not here.
   *
   * @return how many were added, 0 or 1
   */
  int addSweep(ProviderName provider, Instant now) throws SQLException {
    return update(
        statements.addMissing(), Sweep.TASK, provider.value(), now, Stream.of(provider.value()));
  }

  /**
   * Makes due now what is due later than a moment.
   *
   * @return how many
   */
  int bringForward(Instant after, Instant now) throws SQLException {
    return sql.update(
        Statements.BRING_FORWARD,
        statement -> {
          types.setInstant(statement, 1, now);
          statement.setString(2, GENERATION);
          statement.setString(3, Sweep.TASK);
          types.setInstant(statement, 4, after);
        });
  }

  private int update(String sql, String task, String provider, Instant now, Stream<String> ids)
      throws SQLException {
    return this.sql.update(
        sql,
        statement -> {
          statement.setString(1, task);
          statement.setString(2, provider);
          types.setInstant(statement, 3, now);
          statement.setString(4, json(ids));
        });
  }

  /** Those that nobody will advance: they have ended, or are parked. */
  List<GenerationId> resting(Collection<GenerationId> generations) throws SQLException {
    return sql.list(
        statements.resting(),
        statement -> {
          statement.setString(1, json(values(generations)));
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

  /** Gives a claim back to those who have its provider; it is due when it was. */
  void leave(Execution claim, ProviderName provider, Instant now) throws SQLException {
    sql.update(
        Statements.LEAVE,
        statement -> {
          statement.setString(1, provider.value());
          types.setInstant(statement, 2, now);
          statement.setString(3, claim.getTaskName());
          statement.setString(4, claim.getId());
          statement.setLong(5, claim.version);
        });
  }

  /** Takes a generation out that has ended. */
  void end(Execution claim) throws SQLException {
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

  /** The names of workers that have claimed something. */
  List<String> claimants() throws SQLException {
    return sql.list(Statements.CLAIMANTS, statement -> {}, row -> row.getString(1));
  }

  private static Stream<String> values(Collection<GenerationId> generations) {
    return generations.stream().map(GenerationId::value);
  }

  /** In one order for all, so that two workers never wait for each other's rows in a circle. */
  private static String json(Stream<String> ids) {
    return ids.sorted().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
