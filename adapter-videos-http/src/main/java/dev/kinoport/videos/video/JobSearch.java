package dev.kinoport.videos.video;

import dev.kinoport.http.Exchange;
import dev.kinoport.input.WireValue;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.Submission;
import dev.kinoport.time.Timekeeper;
import dev.kinoport.videos.answer.JobAnswer;
import dev.kinoport.videos.answer.ListPage;
import dev.kinoport.videos.answer.VideoJob;
import dev.kinoport.videos.video.VideosServers.Server;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a server's list for a job whose answer was lost: by prompt, size, seconds and when
 * it was taken, which is all that the list tells. Seed and image it does not tell, so of two
 * requests that differ in those alone nobody knows which is which.
 *
 * <p>That a job is not listed says nothing if the server has been restarted since, as it forgets
 * all of them then. A job that is listed and older than the request is the witness that it has not.
 */
final class JobSearch {
  /** How much earlier than it is said to have left a job may be taken and be ours. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /** A twin that is this old may be ours by a clock that is wrong: no absence is believed then. */
  private static final Duration DOUBT_TOLERANCE = Duration.ofHours(1);

  private static final int LIMIT = 100;
  private static final int MOST_PAGES = 50;

  /** Twice what so many pages have that are as long as was asked for. */
  private static final int MOST_ROWS = 10_000;

  private final VideosServers servers;
  private final Exchange exchange;
  private final Timekeeper time;
  private final boolean believesAbsence;

  JobSearch(VideosServers servers, Exchange exchange, Timekeeper time, boolean believesAbsence) {
    this.servers = servers;
    this.exchange = exchange;
    this.time = time;
    this.believesAbsence = believesAbsence;
  }

  Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    Wanted wanted = Wanted.of(submission.fields());
    Option<Duration> ahead = exchange.timeThere().map(there -> Duration.between(time.now(), there));
    return scan(servers.making(submission.document().sku()), since, wanted)
        .fold(
            failure ->
                failure instanceof ProviderFailure.NotFound none
                    ? Either.right(
                        new Finding.Unsupported("this server lists no jobs: " + none.reason()))
                    : Either.left(failure),
            scan -> Either.right(finding(submission, wanted, since, scan, ahead)));
  }

  /**
   * What the list showed; of the others, which may be megabytes, nothing is kept.
   *
   * @param perhaps the jobs of which nobody can say that they are others
   * @param oldest when the oldest of all was taken, if one says so
   * @param isComplete whether it surely showed all that may matter
   * @param ahead how far the server's clock is ahead of ours, if it says so
   */
  private record Scan(
      List<VideoJob> perhaps, Option<Instant> oldest, boolean isComplete, Option<Duration> ahead) {}

  /** One page, and the server's clock when it came. */
  private record Page(ListPage list, Option<Instant> serverTime) {}

  /** One page after another, each gone before the next. */
  private Either<ProviderFailure, Scan> scan(Server server, Instant since, Wanted wanted) {
    Seen seen = new Seen(wanted);
    Option<String> after = Option.none();
    while (true) {
      Either<ProviderFailure, Way> way =
          page(server, after.getOrNull()).map(page -> take(page, since, seen));
      if (way.isLeft() || way.exists(Way::isOver)) {
        return way.map(end -> seen.scan(end.isComplete()));
      }
      after = way.toOption().flatMap(Way::after);
    }
  }

  /** How a list goes on behind a page, or whether it ends there and was seen whole. */
  private record Way(Option<String> after, boolean isOver, boolean isComplete) {}

  private Way take(Page page, Instant since, Seen seen) {
    ListPage list = page.list();
    boolean hasNew = seen.add(page, time.now());
    Instant from = since.minus(DOUBT_TOLERANCE);
    boolean isEnd = list.isLast(LIMIT) || isPast(list.jobs(), from);
    // Some show the same page whatever is asked for.
    boolean goesOn = !isEnd && hasNew && seen.pages < MOST_PAGES && seen.ids.size() < MOST_ROWS;
    return new Way(list.last(), !goesOn, isEnd && !seen.hasOdd);
  }

  /** What the pages so far have shown. */
  private static final class Seen {
    private final Wanted wanted;
    private final Set<String> ids = new HashSet<>();
    private final List<VideoJob> perhaps = new ArrayList<>();
    private Option<Instant> oldest = Option.none();
    private Option<Duration> ahead = Option.none();
    private boolean hasOdd;
    private int pages;

    Seen(Wanted wanted) {
      this.wanted = wanted;
    }

    /** Takes a page in; tells whether it showed anything new. */
    boolean add(Page page, Instant now) {
      int known = ids.size();
      pages++;
      hasOdd |= page.list().hasOdd();
      ahead = page.serverTime().map(it -> Duration.between(now, it)).orElse(ahead);
      for (VideoJob job : page.list().jobs()) {
        for (String id : job.id()) {
          hasOdd |= ids.size() == MOST_ROWS && !ids.contains(id);
          if (ids.size() < MOST_ROWS && ids.add(id)) {
            add(job);
          }
        }
      }
      return ids.size() > known;
    }

    private void add(VideoJob job) {
      if (wanted.isPerhaps(job)) {
        perhaps.add(job);
      }
      oldest = job.createdAt().filter(at -> oldest.forAll(at::isBefore)).orElse(oldest);
    }

    Scan scan(boolean isComplete) {
      return new Scan(List.copyOf(perhaps), oldest, isComplete, ahead);
    }
  }

  private Either<ProviderFailure, Page> page(Server server, @Nullable String after) {
    return exchange
        .ask(server.free().list(LIMIT, "desc", after))
        .map(JobAnswer::of)
        .flatMap(answer ->
            answer.isSuccess()
                ? ListPage.of(answer.members())
                    .<ProviderFailure>mapLeft(ProviderFailure.Unreadable::new)
                    .map(list -> new Page(list, answer.serverTime()))
                : Either.left(failure(answer)));
  }

  /** A list that was never built is one that is not there. */
  private ProviderFailure failure(JobAnswer answer) {
    return switch (answer.code()) {
      case 404, 405, 501 -> new ProviderFailure.NotFound(answer.words());
      default -> answer.failure(time.now());
    };
  }

  /** Whether a page that goes back in time has gone back far enough. */
  private static boolean isPast(List<VideoJob> page, Instant from) {
    List<Instant> times = page.stream().flatMap(job -> job.createdAt().toJavaStream()).toList();
    boolean isDescending =
        times.size() == page.size()
            && times.equals(times.stream().sorted(Comparator.reverseOrder()).toList());
    return isDescending && !times.isEmpty() && times.getLast().isBefore(from);
  }

  private Finding finding(
      Submission submission, Wanted wanted, Instant since, Scan scan, Option<Duration> ahead) {
    Instant from = since.minus(CLOCK_TOLERANCE);
    List<Handle> ours =
        scan.perhaps().stream()
            .filter(job -> wanted.isExactly(job) && !takenAt(job, since).isBefore(from))
            .sorted(Comparator.comparing(job -> takenAt(job, since)))
            .flatMap(job -> job.id().toJavaStream())
            .map(id -> servers.handle(id, submission.document().sku()))
            .toList();
    long twins =
        scan.perhaps().stream()
            .filter(job -> !takenAt(job, since).isBefore(since.minus(DOUBT_TOLERANCE)))
            .count();
    boolean hasWitness = scan.oldest().exists(at -> at.isBefore(from));
    boolean isConclusive =
        believesAbsence
            && scan.isComplete()
            && hasWitness
            && twins == ours.size()
            && isOneClock(ahead, scan.ahead());
    return new Finding.Matches(ours, isConclusive);
  }

  /** Of several servers another may have told the time by which the moment of sending is known. */
  private static boolean isOneClock(Option<Duration> told, Option<Duration> here) {
    return told.forAll(
        one -> here.exists(other -> one.minus(other).abs().compareTo(CLOCK_TOLERANCE) <= 0));
  }

  private static Instant takenAt(VideoJob job, Instant otherwise) {
    return job.createdAt().getOrElse(otherwise);
  }

  /** What is looked for, in the words of the list. */
  private record Wanted(Option<String> prompt, Option<String> size, Option<BigDecimal> seconds) {
    static Wanted of(Map<String, WireValue> fields) {
      return new Wanted(
          shown(fields, "prompt"),
          shown(fields, "size"),
          shown(fields, "seconds").map(BigDecimal::new));
    }

    private static Option<String> shown(Map<String, WireValue> fields, String name) {
      return Option.<WireValue>of(fields.get(name)).map(WireValue::shown);
    }

    /** Whether a job shows all that this does, as far as the list tells. */
    boolean isExactly(VideoJob job) {
      return job.prompt().equals(prompt)
          && job.size().forAll(told -> size.forAll(told::equals))
          && job.seconds().forAll(told -> seconds.forAll(it -> it.compareTo(told) == 0));
    }

    /** Whether nobody can say that it is another: a server may write a size in its own way. */
    boolean isPerhaps(VideoJob job) {
      return job.prompt().isEmpty() || job.prompt().equals(prompt);
    }
  }
}
