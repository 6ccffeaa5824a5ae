package dev.kinoport.minimax.answer;

import dev.kinoport.http.Answer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What the answer to a paid request means. A task id means that it was taken, whatever else is
 * said; 200 means nothing. What MiniMax would have tried again after a fault of its own may be a
 * second clip, and is not.
 */
public final class SubmitAnswers {
  private SubmitAnswers() {}

  /** Reads it. */
  public static SubmitAnswer of(Answer answer, ProviderName name, Instant now) {
    TaskAnswer task = TaskAnswer.of(answer);
    Option<String> id =
        task.isSuccess() ? task.text("task_id").filter(Handle::isRequestId) : Option.none();
    return id.<SubmitAnswer>map(it -> new SubmitAnswer.Accepted(Handle.of(name, it)))
        .getOrElse(() -> withoutTask(task, now));
  }

  private static SubmitAnswer withoutTask(TaskAnswer task, Instant now) {
    return switch (task.status()) {
      case 401, 403 -> refused(task, ProviderError.Kind.DENIED);
      case 404 -> refused(task, ProviderError.Kind.NOT_SOLD);
      case 413 -> refused(task, ProviderError.Kind.REFUSED);
      case 429 -> throttled(task, now);
      default -> byCode(task, now);
    };
  }

  private static SubmitAnswer byCode(TaskAnswer task, Instant now) {
    boolean isGateways = task.status() >= 500;
    boolean isMinimaxs = task.isSuccess() || task.status() == 400 || task.status() == 422;
    return task.code()
        .filter(code -> isMinimaxs || (isGateways && code.isClearBehindServerError()))
        .map(code ->
            switch (code.meaning()) {
              case THROTTLED -> throttled(task, now);
              case DENIED -> refused(task, ProviderError.Kind.DENIED);
              case REFUSED -> refused(task, ProviderError.Kind.REFUSED);
              case OK, FAULT, UNLISTED -> new SubmitAnswer.Unknown(task.words());
            })
        .getOrElse(() -> new SubmitAnswer.Unknown(task.words()));
  }

  private static SubmitAnswer refused(TaskAnswer task, ProviderError.Kind kind) {
    return new SubmitAnswer.Refused(task.error(kind), Option.none());
  }

  private static SubmitAnswer throttled(TaskAnswer task, Instant now) {
    return new SubmitAnswer.Refused(
        task.error(ProviderError.Kind.THROTTLED), Option.some(task.pause(now)));
  }
}
