package dev.kinoport.videos.answer;

import dev.kinoport.http.Answer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * What the answer to a paid request means. Any 2xx with a name for the job means that it was taken;
 * a fault of the server's, or of a gateway before it, means that nobody knows.
 */
public final class CreateVideoAnswers {
  private CreateVideoAnswers() {}

  /**
   * Reads it.
   *
   * @param handles from the name of a job
   */
  public static SubmitAnswer of(Answer answer, Function<String, Handle> handles, Instant now) {
    JobAnswer read = JobAnswer.of(answer);
    Option<String> id = read.isSuccess() ? VideoJob.listed(read.members()).id() : Option.none();
    return id.<SubmitAnswer>map(it -> new SubmitAnswer.Accepted(handles.apply(it)))
        .getOrElse(() -> withoutJob(read, now));
  }

  private static SubmitAnswer withoutJob(JobAnswer read, Instant now) {
    return switch (read.code()) {
      case 401, 402, 403 -> refused(read, ProviderError.Kind.DENIED);
      // 404 and 405: another server, or a path that it does not have
      case 404, 405 -> refused(read, ProviderError.Kind.NOT_SOLD);
      case 400, 413, 415, 422 -> refused(read, ProviderError.Kind.REFUSED);
      case 429 ->
          new SubmitAnswer.Refused(
              error(read, ProviderError.Kind.THROTTLED), Option.some(read.pause(now)));
      default -> new SubmitAnswer.Unknown(read.words());
    };
  }

  private static SubmitAnswer refused(JobAnswer read, ProviderError.Kind kind) {
    return new SubmitAnswer.Refused(error(read, kind), Option.none());
  }

  private static ProviderError error(JobAnswer read, ProviderError.Kind kind) {
    String code = read.errorCode();
    return ProviderError.of(kind, code.isEmpty() ? "http_" + read.code() : code, read.words());
  }
}
