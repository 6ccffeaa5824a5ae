package dev.kinoport.videos.answer;

import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;

/** How far a job is, by the words of all servers together. */
public enum JobStatus {
  /** Taken, or waiting. */
  QUEUED,
  /** At work, or in a state that nobody knows: the engine's limit of time ends that. */
  IN_PROGRESS,
  /** Over, with a clip. */
  COMPLETED,
  /** Over, without. */
  FAILED,
  /** Stopped, or deleted. */
  CANCELLED;

  static JobStatus of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "queued" -> QUEUED;
      case "completed" -> COMPLETED;
      case "failed" -> FAILED;
      case "cancelled", "canceled", "deleted" -> CANCELLED;
      // "in_progress" and "cancelling", which may still complete, among them
      default -> IN_PROGRESS;
    };
  }

  /** Whether nothing of it changes any more. */
  public boolean isOver() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** As the engine knows it; no server tells places or lines. */
  public ProviderStatus shown() {
    return switch (this) {
      case QUEUED -> new ProviderStatus.Queued(Option.none(), List.of());
      case IN_PROGRESS -> new ProviderStatus.Running(List.of());
      case COMPLETED, FAILED, CANCELLED -> new ProviderStatus.Completed(List.of());
    };
  }
}
