package dev.kinoport.dbscheduler.claim;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/**
 * Has db-scheduler claim only what this worker can do, on PostgreSQL. It finds and claims in one
 * statement, of which it lets nobody change a part, so the statement is ours.
 */
final class PostgresClaims extends PostgreSqlJdbcCustomization {
  private final String claim;

  PostgresClaims(Reach reach) {
    super(false, false);
    claim =
        "WITH claimed AS (UPDATE %1$s SET picked = TRUE, picked_by = ?, last_heartbeat = ?,"
            .concat(" version = version + 1 WHERE (task_name, task_instance) IN")
            .concat(" (SELECT task_name, task_instance FROM %1$s")
            .concat(" WHERE NOT picked AND execution_time <= ?%2$s")
            .concat(" ORDER BY execution_time LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING *)")
            .concat(" SELECT * FROM claimed ORDER BY execution_time")
            .formatted(Claiming.TABLE, reach.condition());
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    return context.jdbcRunner.query(
        claim,
        statement -> {
          statement.setString(1, context.schedulerName.getName());
          setInstant(statement, 2, now);
          setInstant(statement, 3, now);
          statement.setInt(4, limit);
        },
        context.resultSetMapper.get());
  }
}
