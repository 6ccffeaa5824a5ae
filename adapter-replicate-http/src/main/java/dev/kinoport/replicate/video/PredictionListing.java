package dev.kinoport.replicate.video;

import dev.kinoport.http.Answer;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.Origins;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.Submission;
import dev.kinoport.replicate.answer.Prediction;
import dev.kinoport.replicate.answer.Problem;
import dev.kinoport.replicate.video.SentInput.Likeness;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import retrofit2.Call;

/**
 * Looks through Replicate's list for a prediction whose answer was lost. Nothing but the input
 * tells whose it is: the name of an official model is not always the one that was asked for, and
 * after an hour the input is gone. An absence is believed only of a list that was read to its end,
 * in which every input is still to be seen.
 */
final class PredictionListing {
  /** How far our clock and Replicate's may be apart. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /** Whether the moment itself is among those after it, nobody says. */
  private static final Duration A_LITTLE_EARLIER = Duration.ofSeconds(1);

  private static final int MOST_PAGES = 20;

  private final PredictionCalls calls;
  private final Exchange exchange;
  private final ProviderName name;
  private final OfferedModels models;
  private final Origins own;
  private final SearchLimits limits;
  private final Timekeeper time;

  /**
   * When an absence can be believed.
   *
   * @param grace how long after a submit at the earliest
   * @param window how long after a submit at the latest
   */
  record SearchLimits(Duration grace, Duration window) {}

  PredictionListing(
      PredictionCalls calls,
      Exchange exchange,
      ProviderName name,
      OfferedModels models,
      URI base,
      SearchLimits limits,
      Timekeeper time) {
    this.calls = calls;
    this.exchange = exchange;
    this.name = name;
    this.models = models;
    this.own = new Origins(List.of(base));
    this.limits = limits;
    this.time = time;
  }

  Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    SentInput sent = SentInput.of(submission, models.fields(submission.document().sku()));
    return scan(since.minus(CLOCK_TOLERANCE).minus(A_LITTLE_EARLIER))
        .fold(PredictionListing::orUnsupported, seen -> Either.right(finding(seen, sent, since)));
  }

  /** A list that is not there is no fault to try again. */
  private static Either<ProviderFailure, Finding> orUnsupported(ProviderFailure failure) {
    return failure instanceof ProviderFailure.NotFound
        ? Either.right(new Finding.Unsupported("no list here: " + failure.reason()))
        : Either.left(failure);
  }

  private Finding finding(Seen seen, SentInput sent, Instant since) {
    List<Handle> same =
        seen.rows().stream()
            .filter(row -> row.input().exists(input -> sent.to(input) == Likeness.SAME))
            .sorted(Comparator.comparing(row -> row.createdAt().getOrElse(since)))
            .map(row -> Handle.of(name, row.id()))
            .toList();
    boolean isClear =
        seen.rows().stream()
            .allMatch(row -> row.input().exists(input -> sent.to(input) != Likeness.IN_DOUBT));
    Instant now = time.now();
    boolean isTime =
        !now.isBefore(since.plus(limits.grace())) && now.isBefore(since.plus(limits.window()));
    return new Finding.Matches(same, seen.isWhole() && isClear && isTime);
  }

  /** The list from a moment on, as far as it goes. */
  private Either<ProviderFailure, Seen> scan(Instant from) {
    return scan(calls.list(from.toString()), Seen.NOTHING, MOST_PAGES);
  }

  private Either<ProviderFailure, Seen> scan(Call<ResponseBody> next, Seen before, int pagesLeft) {
    return exchange
        .ask(next)
        .flatMap(this::page)
        .flatMap(page -> {
          Seen seen = before.and(page.items("results").getOrElse(List.of()));
          if (page.find("next").isEmpty()) {
            return Either.right(seen);
          }
          return address(page)
              .filter(address -> pagesLeft > 1)
              .map(address -> scan(calls.nextPage(address), seen, pagesLeft - 1))
              .getOrElse(() -> Either.right(seen.cutOff()));
        });
  }

  private Either<ProviderFailure, Json.Members> page(Answer answer) {
    if (!answer.isSuccess()) {
      return Either.left(Problem.of(answer).failure(time.now()));
    }
    return WireJson.read(answer.body())
        .filterOrElse(page -> page.items("results").isDefined(), page -> "a list without a list")
        .mapLeft(ProviderFailure.Unreadable::new);
  }

  /** The list says itself where it goes on, and the key would go along. */
  private Option<String> address(Json.Members page) {
    return page.text("next")
        .flatMap(text -> Option.<HttpUrl>of(HttpUrl.parse(text)))
        .filter(own::have)
        .map(HttpUrl::toString);
  }

  /** What the list showed, and whether that is all of it. */
  private record Seen(List<Prediction> rows, boolean isWhole) {
    static final Seen NOTHING = new Seen(List.of(), true);

    Seen and(List<Json> items) {
      List<Prediction> more = new ArrayList<>(rows);
      items.forEach(item -> row(item).forEach(more::add));
      return new Seen(more, isWhole && more.size() == rows.size() + items.size());
    }

    private static Option<Prediction> row(Json item) {
      return item instanceof Json.Members members
          ? Prediction.of(members).toOption()
          : Option.none();
    }

    Seen cutOff() {
      return new Seen(rows, false);
    }
  }
}
