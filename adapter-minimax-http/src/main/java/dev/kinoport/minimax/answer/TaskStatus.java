package dev.kinoport.minimax.answer;

import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;

/** How far a task is, by the words of a query or of a message, which differ. */
public enum TaskStatus {
  /** Taken, or waiting. */
  WAITING,
  /** At work. */
  RUNNING,
  /** Over, with a file. */
  SUCCEEDED,
  /** Over, without. */
  FAILED;

  /**
   * Reads the status of an answer. A word that nobody knows is somewhere on the way: the engine's
   * limit of time ends it, if nothing else does.
   *
   * @return none if there is no status: then the question failed, not the task
   */
  public static Option<TaskStatus> of(TaskAnswer answer) {
    return answer
        .text("status")
        .map(word ->
            switch (word.toLowerCase(Locale.ROOT)) {
              case "preparing", "queueing" -> WAITING;
              case "success" -> SUCCEEDED;
              // the query says the one, the message the other
              case "fail", "failed" -> FAILED;
              default -> RUNNING;
            });
  }

  /** Whether it is over. */
  public boolean isOver() {
    return this == SUCCEEDED || this == FAILED;
  }

  /** As the engine knows it; MiniMax tells neither place nor lines. */
  public ProviderStatus shown() {
    return switch (this) {
      case WAITING -> new ProviderStatus.Queued(Option.none(), List.of());
      case RUNNING -> new ProviderStatus.Running(List.of());
      case SUCCEEDED, FAILED -> new ProviderStatus.Completed(List.of());
    };
  }
}
