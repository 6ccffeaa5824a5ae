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
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  /** How far our clock and the server's may be apart, beyond what it says of its own. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /** A twin that is this old may be ours by a clock that is wrong: no absence is believed then. */
  private static final Duration DOUBT_TOLERANCE = Duration.ofHours(1);

  private static final int LIMIT = 100;
  private static final int MOST_PAGES = 50;

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
    return scan(servers.making(submission.document().sku()), since)
        .fold(
            failure ->
                failure instanceof ProviderFailure.NotFound none
                    ? Either.right(
                        new Finding.Unsupported("this server lists no jobs: " + none.reason()))
                    : Either.left(failure),
            scan -> Either.right(finding(submission, since.plus(scan.skew()), scan)));
  }

  /**
   * What the list showed.
   *
   * @param jobs by name
   * @param isComplete whether it surely showed all that may matter
   * @param skew how far the server's clock is ahead of ours, as far as it says
   */
  private record Scan(Collection<VideoJob> jobs, boolean isComplete, Duration skew) {}

  /** One page, and the server's clock when it came. */
  private record Page(ListPage list, Option<Instant> serverTime) {}

  private Either<ProviderFailure, Scan> scan(Server server, Instant since) {
    return scan(server, since, Option.none(), new Seen());
  }

  private Either<ProviderFailure, Scan> scan(
      Server server, Instant since, Option<String> after, Seen seen) {
    return page(server, after.getOrNull())
        .flatMap(page -> {
          ListPage list = page.list();
          boolean hasNew = seen.add(page, time.now());
          Instant from = since.plus(seen.skew).minus(DOUBT_TOLERANCE);
          if (list.isLast(LIMIT) || isPast(list.jobs(), from)) {
            return Either.right(seen.scan(!seen.hasOdd));
          }
          // Some show the same page whatever is asked for.
          return hasNew && seen.pages < MOST_PAGES
              ? scan(server, since, list.last(), seen)
              : Either.right(seen.scan(false));
        });
  }

  /** What the pages so far have shown. */
  private static final class Seen {
    private final Map<String, VideoJob> jobs = new LinkedHashMap<>();
    private Duration skew = Duration.ZERO;
    private boolean hasOdd;
    private int pages;

    /** Takes a page in; tells whether it showed anything new. */
    boolean add(Page page, Instant now) {
      int known = jobs.size();
      pages++;
      hasOdd |= page.list().hasOdd();
      skew = page.serverTime().map(it -> Duration.between(now, it)).getOrElse(skew);
      page.list().jobs().forEach(job -> job.id().forEach(id -> jobs.putIfAbsent(id, job)));
      return jobs.size() > known;
    }

    Scan scan(boolean isComplete) {
      return new Scan(jobs.values(), isComplete, skew);
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

  private Finding finding(Submission submission, Instant since, Scan scan) {
    Instant from = since.minus(CLOCK_TOLERANCE);
    Wanted wanted = Wanted.of(submission.fields());
    List<Handle> ours =
        scan.jobs().stream()
            .filter(job -> wanted.isExactly(job) && !takenAt(job, since).isBefore(from))
            .sorted(Comparator.comparing(job -> takenAt(job, since)))
            .flatMap(job -> job.id().toJavaStream())
            .map(id -> servers.handle(id, submission.document().sku()))
            .toList();
    long twins =
        scan.jobs().stream()
            .filter(wanted::isPerhaps)
            .filter(job -> !takenAt(job, since).isBefore(since.minus(DOUBT_TOLERANCE)))
            .count();
    boolean hasWitness =
        scan.jobs().stream().anyMatch(job -> job.createdAt().exists(at -> at.isBefore(from)));
    return new Finding.Matches(
        ours, believesAbsence && scan.isComplete() && hasWitness && twins == ours.size());
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
