package dev.kinoport.fal.queue;

import dev.kinoport.fal.answer.ProviderFailures;
import dev.kinoport.http.Answer;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.WireJson;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.json.JsonDigest;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.Submission;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks through fal's own list of requests for one whose answer was lost. Only a request with
 * exactly the same input counts. That the list is complete is documented nowhere, so what is not in
 * it may exist all the same.
 */
final class RequestListing {
  /** How much earlier than it is said to have left a request may be there and be taken for ours. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /** A twin that is this old may be ours by a clock that is wrong: no absence is believed then. */
  private static final Duration DOUBT_TOLERANCE = Duration.ofHours(1);

  private static final int MOST_PAGES = 20;

  /** Many times what so many pages have that are as long as was asked for. */
  private static final int MOST_ROWS = 10_000;

  private static final int NOT_IMPLEMENTED = 501;

  private final ListingCalls api;
  private final Exchange exchange;
  private final QueueLinks links;
  private final Reconciling way;
  private final Timekeeper time;
  private final GroupedScans<Either<ProviderFailure, Scan>> scans = new GroupedScans<>(this::scan);

  RequestListing(
      ListingCalls api, Exchange exchange, QueueLinks links, Reconciling way, Timekeeper time) {
    this.api = api;
    this.exchange = exchange;
    this.links = links;
    this.way = way;
    this.time = time;
  }

  Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return way == Reconciling.OFF
        ? Either.right(new Finding.Unsupported("looking through fal's listing is switched off"))
        : search(submission, since);
  }

  /** Looks together with others, and once more alone if their older doubts made it too long. */
  private Either<ProviderFailure, Finding> search(Submission submission, Instant since) {
    String endpoint = submission.document().sku();
    Instant from = since.minus(DOUBT_TOLERANCE);
    return scans
        .from(from, endpoint)
        .flatMap(seen ->
            seen.complete() || !seen.from().isBefore(from)
                ? Either.right(seen)
                : scan(endpoint, from))
        .fold(
            RequestListing::orUnsupported,
            seen -> Either.right(finding(seen, submission, since, endpoint)));
  }

  private Either<ProviderFailure, Scan> scan(String endpoint, Instant from) {
    List<ListedRequest> seen = new ArrayList<>();
    Option<String> cursor = Option.none();
    // One page after another, each gone before the next: together they are too much to hold.
    for (int pages = 1; ; pages++) {
      boolean isLast = pages == MOST_PAGES;
      Either<ProviderFailure, Way> way =
          page(endpoint, from, cursor).map(page -> take(page, seen, isLast));
      if (way.isLeft() || way.exists(Way::isOver)) {
        return way.map(end -> new Scan(from, seen, end.isComplete()));
      }
      cursor = way.toOption().flatMap(Way::cursor);
    }
  }

  private static Way take(ListingPage page, List<ListedRequest> seen, boolean isLast) {
    int room = MOST_ROWS - seen.size();
    page.items().stream().limit(room).map(ListedRequest::of).forEach(seen::add);
    boolean isFull = page.items().size() > room;
    boolean isOver = isFull || page.isLast() || page.cursor().isEmpty() || isLast;
    return new Way(page.cursor(), isOver, !isFull && page.isLast());
  }

  private Finding finding(Scan seen, Submission submission, Instant since, String endpoint) {
    String input = JsonDigest.of(WireJson.object(CanonicalJson.write(submission.fields())));
    List<Sighting> found = matches(seen.items(), input, since, endpoint);
    List<Handle> ours = ours(found, since.minus(CLOCK_TOLERANCE));
    boolean noTwin = ours.size() == found.size();
    boolean conclusive =
        seen.complete()
            && seen.items().stream().allMatch(ListedRequest::isShown)
            && noTwin
            && way == Reconciling.MATCHES_AND_ABSENCE;
    return new Finding.Matches(ours, conclusive);
  }

  private static List<Handle> ours(List<Sighting> found, Instant from) {
    return found.stream()
        .filter(sighting -> !sighting.at().isBefore(from))
        .sorted(Comparator.comparing(Sighting::at))
        .map(Sighting::handle)
        .toList();
  }

  private Either<ProviderFailure, ListingPage> page(
      String endpoint, Instant from, Option<String> cursor) {
    return exchange
        .carryOut(api.requests(endpoint, from.toString(), cursor.getOrNull()))
        .<ProviderFailure>mapLeft(ProviderFailure.Unreachable::new)
        .flatMap(answer ->
            answer.isSuccess()
                ? WireJson.read(answer.body())
                    .flatMap(ListingPage::of)
                    .mapLeft(ProviderFailure.Unreadable::new)
                : Either.left(failure(answer)));
  }

  /** A listing that was never built is one that is not there. */
  private ProviderFailure failure(Answer answer) {
    ProviderFailure failure = ProviderFailures.of(answer, time.now());
    return answer.code() == NOT_IMPLEMENTED
        ? new ProviderFailure.NotFound(failure.reason())
        : failure;
  }

  /** A listing that is not there is no fault to try again. */
  private static Either<ProviderFailure, Finding> orUnsupported(ProviderFailure failure) {
    return failure instanceof ProviderFailure.NotFound
        ? Either.right(new Finding.Unsupported("fal has no listing here: " + failure.reason()))
        : Either.left(failure);
  }

  private List<Sighting> matches(
      List<ListedRequest> items, String input, Instant since, String endpoint) {
    Instant from = since.minus(DOUBT_TOLERANCE);
    List<Sighting> matches = new ArrayList<>();
    for (ListedRequest item : items) {
      Instant at = item.at().getOrElse(since);
      if (!at.isBefore(from) && item.input().contains(input)) {
        item.id().forEach(id -> matches.add(new Sighting(at, links.byName(id, endpoint))));
      }
    }
    return matches;
  }

  /** How a list goes on behind a page, or whether it ends there and was seen whole. */
  private record Way(Option<String> cursor, boolean isOver, boolean isComplete) {}

  /** What the list showed, from a moment on. */
  private record Scan(Instant from, List<ListedRequest> items, boolean complete) {}

  private record Sighting(Instant at, Handle handle) {}
}
