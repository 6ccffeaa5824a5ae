package dev.kinoport.chaos;

import dev.kinoport.chaos.database.PostgresDatabase;
import io.vavr.control.Try;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips, loudly, where the server cannot be started; under CI it lets the tests run into their
 * failure instead.
 */
final class NeedsPostgres implements ExecutionCondition {
  private static final String TROUBLE =
      Try.run(() -> new PostgresDatabase(Path.of("target", "postgres")).close())
          .fold(String::valueOf, started -> "");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (TROUBLE.isEmpty()) {
      return ConditionEvaluationResult.enabled("PostgreSQL runs");
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("under CI PostgreSQL must run: " + TROUBLE);
    }
    System.getLogger(NeedsPostgres.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "SKIPPED, no PostgreSQL on this machine: " + context.getDisplayName() + ": " + TROUBLE);
    return ConditionEvaluationResult.disabled("no PostgreSQL: " + TROUBLE);
  }
}
