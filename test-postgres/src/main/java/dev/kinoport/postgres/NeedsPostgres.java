package dev.kinoport.postgres;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips, loudly, where the server cannot be started; under CI it lets the tests run into their
 * failure instead.
 */
public final class NeedsPostgres implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String trouble = PostgresServer.trouble();
    if (trouble.isEmpty()) {
      return ConditionEvaluationResult.enabled("PostgreSQL runs");
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("under CI PostgreSQL must run: " + trouble);
    }
    System.getLogger(NeedsPostgres.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "SKIPPED, no PostgreSQL on this machine: " + context.getDisplayName() + ": " + trouble);
    return ConditionEvaluationResult.disabled("no PostgreSQL: " + trouble);
  }
}
