package dev.kinoport.provider;

import io.vavr.control.Option;
import java.util.List;

/** How far the provider is. */
public sealed interface ProviderStatus {
  /** Everything the model has logged so far, oldest first; often empty. */
  List<LogLine> logs();

  /**
   * Waiting for its turn.
   *
   * @param ahead how many requests come first, 0 or more, if the provider says so
   * @param logs lines so far
   */
  record Queued(Option<Integer> ahead, List<LogLine> logs) implements ProviderStatus {
    public Queued {
      logs = List.copyOf(logs);
    }
  }

  /**
   * Being generated.
   *
   * @param logs lines so far
   */
  record Running(List<LogLine> logs) implements ProviderStatus {
    public Running {
      logs = List.copyOf(logs);
    }
  }

  /**
   * Over, well or badly: fetch the result to learn which.
   *
   * @param logs all lines
   */
  record Completed(List<LogLine> logs) implements ProviderStatus {
    public Completed {
      logs = List.copyOf(logs);
    }
  }
}
