package dev.kinoport.cli.outcome;

import dev.kinoport.Failure;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.Trouble;
import dev.kinoport.provider.ProviderError;
import java.util.Locale;

/** Why there is no clip, in one word for programs, and what the shell is told. */
public enum FailureKind {
  BAD_USAGE(ExitCode.USAGE),
  INVALID_REQUEST(ExitCode.USAGE),
  KEY_TAKEN(ExitCode.USAGE),
  NO_SUCH_GENERATION(ExitCode.USAGE),
  OUTPUT_REFUSED(ExitCode.USAGE),
  UNKNOWN_PRICE(ExitCode.MONEY),
  OVER_BUDGET(ExitCode.MONEY),
  BUDGET_MISSING(ExitCode.MONEY),
  NOT_AGREED(ExitCode.MONEY),
  REFUSED_BY_PROVIDER(ExitCode.REFUSED),
  DENIED_BY_PROVIDER(ExitCode.REFUSED),
  THROTTLED_BY_PROVIDER(ExitCode.FAULT),
  NOT_STARTED_IN_TIME(ExitCode.FAULT),
  PROVIDER_FAULT(ExitCode.FAULT),
  UNREACHABLE(ExitCode.FAULT),
  NEVER_SENT(ExitCode.FAULT),
  DOCUMENT_MISSING(ExitCode.FAULT),
  EXPIRED(ExitCode.FAULT),
  WITHOUT_CLIP(ExitCode.FAULT),
  STUCK(ExitCode.FAULT),
  ELSEWHERE(ExitCode.FAULT),
  CLIP_LOST(ExitCode.FAULT),
  ABANDONED(ExitCode.FAULT),
  CANCELLED(ExitCode.FAULT),
  IN_DOUBT(ExitCode.IN_DOUBT),
  STILL_RUNNING(ExitCode.STILL_RUNNING),
  HANDED_IN(ExitCode.STILL_RUNNING),
  INTERRUPTED(ExitCode.INTERRUPTED),
  JOURNAL_UNAVAILABLE(ExitCode.BROKEN),
  INPUT_UNREADABLE(ExitCode.BROKEN),
  CLIP_NOT_KEPT(ExitCode.BROKEN),
  OUTPUT_FAILED(ExitCode.BROKEN),
  DEFECT(ExitCode.BROKEN);

  private final ExitCode exitCode;

  FailureKind(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** As JSON has it: {@code over_budget}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FailureKind of(Failure failure) {
    return switch (failure) {
      case Failure.InvalidRequest invalid -> INVALID_REQUEST;
      case Failure.InvalidBatch invalid -> INVALID_REQUEST;
      case Failure.UnknownPrice unknown -> UNKNOWN_PRICE;
      case Failure.OverBudget over -> OVER_BUDGET;
      case Failure.KeyTaken taken -> KEY_TAKEN;
      case Failure.NoSuchGeneration missing -> NO_SUCH_GENERATION;
      case Failure.JournalUnavailable unavailable -> JOURNAL_UNAVAILABLE;
      case Failure.Failed failed -> of(failed.cause());
      case Failure.Cancelled cancelled -> CANCELLED;
      case Failure.InDoubt doubt -> IN_DOUBT;
      case Failure.Stuck stuck -> of(stuck.trouble().kind());
      case Failure.ClipNotKept odd -> CLIP_NOT_KEPT;
      case Failure.Elsewhere elsewhere -> ELSEWHERE;
      case Failure.StillRunning running -> STILL_RUNNING;
    };
  }

  public static FailureKind of(GenerationFailure cause) {
    return switch (cause) {
      case GenerationFailure.ByProvider provider -> of(provider.error().kind());
      case GenerationFailure.NeverSent never -> NEVER_SENT;
      case GenerationFailure.Expired expired -> EXPIRED;
      case GenerationFailure.ClipLost lost -> CLIP_LOST;
      case GenerationFailure.WithoutClip without -> WITHOUT_CLIP;
      case GenerationFailure.Abandoned abandoned -> ABANDONED;
    };
  }

  /** What keeps it is what the shell is told: somebody has to do something. */
  public static FailureKind of(Trouble.Kind kind) {
    return switch (kind) {
      case DENIED -> DENIED_BY_PROVIDER;
      case REJECTED -> REFUSED_BY_PROVIDER;
      case BAD_INPUT -> INPUT_UNREADABLE;
      case NOT_WRITABLE -> OUTPUT_FAILED;
      case IN_DOUBT -> IN_DOUBT;
      case UNREACHABLE,
          THROTTLED,
          PROVIDER_FAULT,
          UNREADABLE,
          NOT_FOUND,
          WITHOUT_CLIP,
          CLIP_INTERRUPTED,
          CLIP_GONE,
          CLIP_DAMAGED,
          CLIP_FORBIDDEN,
          CLIP_UNACCEPTABLE ->
          STUCK;
    };
  }

  private static FailureKind of(ProviderError.Kind kind) {
    return switch (kind) {
      case REFUSED, NOT_SOLD -> REFUSED_BY_PROVIDER;
      case DENIED -> DENIED_BY_PROVIDER;
      case THROTTLED -> THROTTLED_BY_PROVIDER;
      case NOT_STARTED_IN_TIME -> NOT_STARTED_IN_TIME;
      case FAULT -> PROVIDER_FAULT;
    };
  }
}
