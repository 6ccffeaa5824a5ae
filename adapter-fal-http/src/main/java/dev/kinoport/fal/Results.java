package dev.kinoport.fal;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.Charge;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.clip.RemoteClip;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what came of a request: the model's own answer, its code included. */
final class Results {
  private static final String EARLY = "still in progress";

  private Results() {}

  static Either<BackendFailure, ProviderResult> of(Answer answer, Instant now) {
    if (answer.code() == 202 || isEarly(answer)) {
      return Either.right(new ProviderResult.NotReady());
    }
    if (answer.isSuccess()) {
      return finished(Json.object(answer.body()), charge(answer));
    }
    if (answer.code() == 499) {
      return Either.right(new ProviderResult.Cancelled(charge(answer)));
    }
    return ProviderErrors.isVerdict(answer) && !isAccess(answer)
        ? Either.right(new ProviderResult.Failed(ProviderErrors.of(answer), charge(answer)))
        : Either.left(BackendFailures.of(answer, now));
  }

  /** About whoever asks, and not about the job. */
  private static boolean isAccess(Answer answer) {
    return answer.code() == 401 || answer.code() == 403 || answer.code() == 429;
  }

  private static boolean isEarly(Answer answer) {
    return answer.code() == 400
        && Json.object(answer.body()).get("detail") instanceof String detail
        && detail.contains(EARLY);
  }

  private static Charge charge(Answer answer) {
    Option<BigDecimal> units = answer.billableUnits();
    // "5xx and queue time are not billed": fal's page on retries.
    return answer.code() >= 500 && units.isEmpty()
        ? new Charge(Option.some(BigDecimal.ZERO), Option.none())
        : new Charge(units, Option.none());
  }

  /** Reads the output of a model that did well. */
  static Either<BackendFailure, ProviderResult> finished(Map<?, ?> output, Charge charge) {
    return file(output)
        .toEither(() -> unreadable("a result without a video"))
        .flatMap(file -> clip(file).map(clip -> new ProviderResult.Finished(clip, charge)));
  }

  /** Where models put their clip, the usual place first. */
  private static Option<Map<?, ?>> file(Map<?, ?> output) {
    return fileIn(output.get("video"))
        .orElse(() -> fileIn(first(output.get("videos"))))
        .orElse(() -> fileIn(output.get("output")))
        .orElse(() -> fileIn(output.get("file")))
        .orElse(() -> fileIn(output.get("video_url")));
  }

  private static @Nullable Object first(@Nullable Object value) {
    return value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : null;
  }

  private static Option<Map<?, ?>> fileIn(@Nullable Object value) {
    if (value instanceof String url) {
      return Option.some(Map.of("url", url));
    }
    return value instanceof Map<?, ?> file && file.get("url") instanceof String
        ? Option.some(file)
        : Option.none();
  }

  private static Either<BackendFailure, RemoteClip> clip(Map<?, ?> file) {
    try {
      URI location = new URI(String.valueOf(file.get("url")));
      Option<String> type =
          file.get("content_type") instanceof String text ? Option.some(text) : Option.none();
      return Either.right(new RemoteClip(location, type, size(file.get("file_size"))));
    } catch (URISyntaxException e) {
      return Either.left(unreadable("a video without an address"));
    }
  }

  private static Option<Long> size(@Nullable Object bytes) {
    return bytes instanceof BigDecimal number
        ? Json.whole(number).filter(size -> size > 0)
        : Option.none();
  }

  private static BackendFailure unreadable(String reason) {
    return new BackendFailure.Unreadable(reason);
  }
}
