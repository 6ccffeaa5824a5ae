package dev.kinoport.fal.answer;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fal.http.Answer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Reads what came of a request: the model's own answer, its code included. */
public final class Results {
  private static final String EARLY = "still in progress";

  private Results() {}

  /** What came of a request; left: the answer does not speak of the request. */
  public static Either<ProviderFailure, ProviderResult> of(Answer answer, Instant now) {
    if (answer.code() == 202 || isEarly(answer)) {
      return Either.right(new ProviderResult.NotReady());
    }
    if (answer.isSuccess()) {
      return tree(answer).map(output -> output(output, charge(answer)));
    }
    if (answer.code() == 499) {
      return Either.right(new ProviderResult.Cancelled(charge(answer)));
    }
    return ProviderErrors.isVerdict(answer) && !isAccess(answer)
        ? Either.right(new ProviderResult.Failed(ProviderErrors.of(answer), charge(answer)))
        : Either.left(ProviderFailures.of(answer, now));
  }

  /** About whoever asks, and not about the job. */
  private static boolean isAccess(Answer answer) {
    return answer.code() == 401 || answer.code() == 403 || answer.code() == 429;
  }

  private static boolean isEarly(Answer answer) {
    return answer.code() == 400
        && FalJson.object(answer.body()).get("detail") instanceof String detail
        && detail.contains(EARLY);
  }

  private static Charge charge(Answer answer) {
    Option<BigDecimal> units = BilledUnits.of(answer);
    // "5xx and queue time are not billed": fal's page on retries.
    return answer.code() >= 500 && units.isEmpty()
        ? new Charge(Option.some(BigDecimal.ZERO), Option.none())
        : new Charge(units, Option.none());
  }

  private static Either<ProviderFailure, Map<?, ?>> tree(Answer answer) {
    return FalJson.read(Object.class, answer.body())
        .filterOrElse(tree -> tree instanceof Map<?, ?>, tree -> "a result that is no object")
        .<Map<?, ?>>map(tree -> (Map<?, ?>) tree)
        .mapLeft(ProviderFailure.Unreadable::new);
  }

  /** Reads the output of a model that did well, and perhaps made no clip all the same. */
  public static ProviderResult output(Map<?, ?> output, Charge charge) {
    return file(output)
        .flatMap(Results::clip)
        .<ProviderResult>map(clip -> new ProviderResult.Finished(clip, charge))
        .getOrElse(() -> new ProviderResult.WithoutClip(OutputShape.of(output), charge));
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
    Option<Map<?, ?>> file =
        switch (value) {
          case String url -> Option.some(Map.of("url", url));
          case Map<?, ?> map -> Option.some(map);
          case null, default -> Option.none();
        };
    return file.filter(map -> map.get("url") instanceof String url && !url.isBlank());
  }

  /** The bytes themselves are no address, and would fill the journal. */
  private static Option<RemoteClip> clip(Map<?, ?> file) {
    Option<String> type =
        file.get("content_type") instanceof String text ? Option.some(text) : Option.none();
    return location(String.valueOf(file.get("url")).strip())
        .filter(location -> !"data".equalsIgnoreCase(location.getScheme()))
        .map(location -> new RemoteClip(location, type, size(file.get("file_size"))));
  }

  /** Where the clip is, also if a sign stands in it that should have been written otherwise. */
  private static Option<URI> location(String url) {
    try {
      return Option.some(new URI(url));
    } catch (URISyntaxException e) {
      HttpUrl lenient = HttpUrl.parse(url);
      return lenient == null ? Option.none() : Option.some(lenient.uri());
    }
  }

  private static Option<Long> size(@Nullable Object bytes) {
    return bytes instanceof BigDecimal number
        ? FalJson.whole(number).filter(size -> size > 0)
        : Option.none();
  }
}
