package dev.kinoport.fal.answer;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.Answer;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.download.ClipLocation;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;

/** Reads what came of a request: the model's own answer, its code included. */
public final class Results {
  private static final String EARLY = "still in progress";
  private static final int CANCELLED = 499;

  private Results() {}

  /** What came of a request; left: the answer does not speak of the request. */
  public static Either<ProviderFailure, ProviderResult> of(Answer answer, Instant now) {
    if (answer.code() == 202 || isEarly(answer)) {
      return Either.right(new ProviderResult.NotReady());
    }
    if (answer.isSuccess()) {
      return WireJson.read(answer.body())
          .<ProviderFailure>mapLeft(ProviderFailure.Unreadable::new)
          .map(output -> output(output, charge(answer)));
    }
    boolean isVerdict = ProviderErrors.isVerdict(answer) && !isAccess(answer);
    if (isVerdict) {
      return Either.right(end(answer, charge(answer)));
    }
    return ProviderErrors.mayBeVerdict(answer)
        ? Either.right(new ProviderResult.Unproven(end(answer, Charge.unknown())))
        : Either.left(ProviderFailures.of(answer, now));
  }

  private static ProviderResult.Unsuccessful end(Answer answer, Charge charge) {
    return answer.code() == CANCELLED
        ? new ProviderResult.Cancelled(charge)
        : new ProviderResult.Failed(ProviderErrors.of(answer), charge);
  }

  /** About whoever asks, and not about the job. */
  private static boolean isAccess(Answer answer) {
    return answer.code() == 401 || answer.code() == 403 || answer.code() == 429;
  }

  private static boolean isEarly(Answer answer) {
    return answer.code() == 400
        && WireJson.object(answer.body()).text("detail").exists(detail -> detail.contains(EARLY));
  }

  private static Charge charge(Answer answer) {
    Option<BigDecimal> units = BilledUnits.of(answer);
    // "5xx and queue time are not billed": fal's page on retries.
    return answer.code() >= 500 && units.isEmpty()
        ? new Charge(Option.some(BigDecimal.ZERO), Option.none())
        : new Charge(units, Option.none());
  }

  /** Reads the output of a model that did well, and perhaps made no clip all the same. */
  public static ProviderResult output(Json.Members output, Charge charge) {
    return file(output)
        .flatMap(Results::clip)
        .<ProviderResult>map(clip -> new ProviderResult.Finished(clip, charge))
        .getOrElse(() -> new ProviderResult.WithoutClip(OutputShape.of(output), charge));
  }

  /** Where models put their clip, the usual place first. */
  private static Option<Json.Members> file(Json.Members output) {
    return fileIn(output.find("video"))
        .orElse(() -> fileIn(output.find("videos").flatMap(Results::first)))
        .orElse(() -> fileIn(output.find("output")))
        .orElse(() -> fileIn(output.find("file")))
        .orElse(() -> fileIn(output.find("video_url")));
  }

  private static Option<Json> first(Json value) {
    return value instanceof Json.Items list && !list.inOrder().isEmpty()
        ? Option.some(list.inOrder().getFirst())
        : Option.none();
  }

  private static Option<Json.Members> fileIn(Option<Json> value) {
    return value
        .flatMap(json ->
            switch (json) {
              case Json.Text(String url) -> Option.some(Json.object().with("url", url));
              case Json.Members members -> Option.some(members);
              default -> Option.<Json.Members>none();
            })
        .filter(file -> file.text("url").exists(url -> !url.isBlank()));
  }

  private static Option<RemoteClip> clip(Json.Members file) {
    return file.text("url")
        .flatMap(ClipLocation::read)
        .map(location ->
            new RemoteClip(location, WireJson.mediaType(file, "content_type"), size(file)));
  }

  private static Option<Long> size(Json.Members file) {
    return file.number("file_size").flatMap(WireJson::whole).filter(size -> size > 0);
  }
}
