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
 * in which every input is still to be seen, and no older one is the same.
 */
final class PredictionListing {
  /**
   * How much earlier than it is said to have left a prediction may be made and be taken for ours.
   */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /**
   * A twin that is this old may be ours by a clock that is wrong: no absence is believed then. Were
   * it longer, what others had made before would soon show no input any more.
   */
  private static final Duration DOUBT_TOLERANCE = Duration.ofMinutes(10);

  /** Whether the moment itself is among those after it, nobody says. */
  private static final Duration A_LITTLE_EARLIER = Duration.ofSeconds(1);

  private static final int MOST_PAGES = 20;

  /** Many times what so many pages have. */
  private static final int MOST_ROWS = 10_000;

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
    return scan(sent, since.minus(DOUBT_TOLERANCE).minus(A_LITTLE_EARLIER))
        .fold(PredictionListing::orUnsupported, seen -> Either.right(finding(seen, since)));
  }

  /** A list that is not there is no fault to try again. */
  private static Either<ProviderFailure, Finding> orUnsupported(ProviderFailure failure) {
    return failure instanceof ProviderFailure.NotFound
        ? Either.right(new Finding.Unsupported("no list here: " + failure.reason()))
        : Either.left(failure);
  }

  private Finding finding(Seen seen, Instant since) {
    Instant from = since.minus(CLOCK_TOLERANCE);
    List<Handle> ours =
        seen.same().stream()
            .filter(row -> row.createdAt().forAll(at -> !at.isBefore(from)))
            .sorted(Comparator.comparing(row -> row.createdAt().getOrElse(since)))
            .map(row -> Handle.of(name, row.id()))
            .toList();
    boolean hasOlderTwin = ours.size() < seen.same().size();
    Instant now = exchange.timeThere().getOrElse(time::now);
    boolean isTime =
        !now.isBefore(since.plus(limits.grace())) && now.isBefore(since.plus(limits.window()));
    return new Finding.Matches(ours, seen.isWhole() && seen.isClear() && !hasOlderTwin && isTime);
  }

  /** The list from a moment on, as far as it goes; each page is gone before the next. */
  private Either<ProviderFailure, Seen> scan(SentInput sent, Instant from) {
    Call<ResponseBody> call = calls.list(from.toString());
    Seen seen = Seen.NOTHING;
    for (int pages = 1; ; pages++) {
      Seen before = seen;
      Either<ProviderFailure, Way> way =
          exchange.ask(call).flatMap(this::page).map(page -> take(page, before, sent));
      if (way.isLeft()) {
        return way.map(Way::seen);
      }
      seen = way.map(Way::seen).getOrElse(before);
      Option<String> next = way.toOption().flatMap(Way::next);
      if (next.isEmpty() || pages == MOST_PAGES || seen.rows() >= MOST_ROWS) {
        boolean isEnd = way.exists(Way::isEnd);
        return Either.right(isEnd ? seen : seen.cutOff());
      }
      call = calls.nextPage(next.getOrElse(""));
    }
  }

  private Way take(Json.Members page, Seen before, SentInput sent) {
    return new Way(
        before.and(page.items("results").getOrElse(List.of()), sent),
        address(page),
        page.find("next").isEmpty());
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

  /** What was seen up to the end of a page, and where it goes on, if it does not end there. */
  private record Way(Seen seen, Option<String> next, boolean isEnd) {}

  /** One that is like what was sent. */
  private record Same(String id, Option<Instant> createdAt) {}

  /**
   * What the list showed; of the rest of it, which may be megabytes, nothing is kept.
   *
   * @param same what is the same as what was sent
   * @param rows how many there were
   * @param isClear whether each shows whether it is the same
   * @param isWhole whether that is all of it
   */
  private record Seen(List<Same> same, int rows, boolean isClear, boolean isWhole) {
    static final Seen NOTHING = new Seen(List.of(), 0, true, true);

    Seen and(List<Json> items, SentInput sent) {
      List<Same> more = new ArrayList<>(same);
      boolean isStillClear = isClear;
      boolean isStillWhole = isWhole && items.size() <= MOST_ROWS - rows;
      for (Json item : items.subList(0, Math.min(items.size(), MOST_ROWS - rows))) {
        Option<Prediction> row = row(item);
        Option<Likeness> likeness = row.flatMap(Prediction::input).map(sent::to);
        isStillWhole &= row.isDefined();
        isStillClear &= row.isEmpty() || likeness.exists(it -> it != Likeness.IN_DOUBT);
        row.filter(it -> likeness.contains(Likeness.SAME))
            .forEach(it -> more.add(new Same(it.id(), it.createdAt())));
      }
      return new Seen(more, rows + items.size(), isStillClear, isStillWhole);
    }

    private static Option<Prediction> row(Json item) {
      return item instanceof Json.Members members
          ? Prediction.of(members).toOption()
          : Option.none();
    }

    Seen cutOff() {
      return new Seen(same, rows, isClear, false);
    }
  }
}
