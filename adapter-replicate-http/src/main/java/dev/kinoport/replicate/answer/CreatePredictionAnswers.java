package dev.kinoport.replicate.answer;

import dev.kinoport.http.Answer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What the answer to a paid request means. A refusal is one that Replicate itself says, in JSON: a
 * gateway's 504 has been seen for a prediction that had been made.
 */
public final class CreatePredictionAnswers {
  private CreatePredictionAnswers() {}

  /** Reads it. */
  public static SubmitAnswer of(Answer answer, ProviderName name, Instant now) {
    if (answer.isSuccess()) {
      return Prediction.of(answer)
          .<SubmitAnswer>fold(
              fault -> new SubmitAnswer.Unknown("Replicate answered with " + fault),
              made -> new SubmitAnswer.Accepted(Handle.of(name, made.id())));
    }
    Problem problem = Problem.of(answer);
    return problem.isReadable()
        ? refusal(answer.code(), problem, now)
        : new SubmitAnswer.Unknown(problem.words());
  }

  private static SubmitAnswer refusal(int code, Problem problem, Instant now) {
    return switch (code) {
      case 404 -> refused(problem, ProviderError.Kind.NOT_SOLD);
      case 400, 413, 422 -> refused(problem, ProviderError.Kind.REFUSED);
      case 401, 402, 403 -> refused(problem, ProviderError.Kind.DENIED);
      case 429 ->
          new SubmitAnswer.Refused(
              problem.error(ProviderError.Kind.THROTTLED), Option.some(problem.pause(now)));
      default -> new SubmitAnswer.Unknown(problem.words());
    };
  }

  private static SubmitAnswer refused(Problem problem, ProviderError.Kind kind) {
    return new SubmitAnswer.Refused(problem.error(kind), Option.none());
  }
}
