package dev.kinoport.videos.video;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.Departure;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.Recent;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.time.Timekeeper;
import dev.kinoport.videos.answer.CreateVideoAnswers;
import dev.kinoport.videos.answer.JobAnswer;
import dev.kinoport.videos.answer.JobStatus;
import dev.kinoport.videos.answer.VideoJob;
import dev.kinoport.videos.dialect.VideosDialect;
import dev.kinoport.videos.video.VideosServers.Place;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/**
 * Servers of {@code /v1/videos} behind the port of generations. One question answers for status and
 * result, the clip lies below the job, and the only way to stop a job is to delete it, clip and
 * all.
 */
public final class VideosBackend implements VideoBackend {
  private final VideosServers servers;
  private final CreateBody bodies;
  private final JobSearch searching;
  private final GpuPrices prices;
  private final Exchange exchange;
  private final Timekeeper time;

  /** Jobs that were deleted from here; most servers know nothing of them from then on. */
  private final Map<Handle, Boolean> deleted = Collections.synchronizedMap(new Recent<>());

  /**
   * Wires it; nothing is contacted.
   *
   * @param served by whom
   * @param dialect that they speak
   * @param json whether requests are always JSON
   * @param believesAbsence whether what a list lacks may have been never taken
   */
  public VideosBackend(
      ShopHttp http,
      ServedBy served,
      VideosDialect dialect,
      boolean json,
      boolean believesAbsence) {
    servers = new VideosServers(http, served);
    bodies = new CreateBody(dialect, json);
    exchange = http.exchange();
    time = http.time();
    prices = new GpuPrices(served.offers(), time);
    searching = new JobSearch(servers, exchange, time, believesAbsence);
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    String sku = submission.document().sku();
    Departure departure = new Departure(submission, time);
    return exchange.submit(
        servers.making(sku).paid().create(bodies.of(submission.fields()), departure),
        departure,
        answer -> CreateVideoAnswers.of(answer, id -> servers.handle(id, sku), time.now()));
  }

  /** What a server says of a job, and when it says that it is. */
  private record Sighting(VideoJob job, Option<Instant> serverTime) {
    /** Whether its clip is surely no longer kept. */
    boolean isExpired() {
      return job.expiresAt().exists(end -> serverTime.exists(now -> !now.isBefore(end)));
    }
  }

  private Either<ProviderFailure, Sighting> look(Place place) {
    return exchange
        .ask(place.server().free().retrieve(place.id()))
        .map(JobAnswer::of)
        .flatMap(answer ->
            answer
                .job()
                .map(job -> new Sighting(job, answer.serverTime()))
                .toEither(() -> answer.failure(time.now())));
  }

  private boolean wasDeleted(Handle handle, ProviderFailure failure) {
    return failure instanceof ProviderFailure.NotFound && deleted.containsKey(handle);
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return servers
        .of(handle)
        .flatMap(place ->
            look(place)
                .map(seen -> seen.job().status())
                .<Either<ProviderFailure, JobStatus>>fold(
                    failure ->
                        wasDeleted(handle, failure)
                            ? Either.right(JobStatus.CANCELLED)
                            : Either.left(failure),
                    Either::right))
        .map(JobStatus::shown);
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return servers
        .of(handle)
        .flatMap(place ->
            look(place)
                .<Either<ProviderFailure, ProviderResult>>fold(
                    failure ->
                        wasDeleted(handle, failure)
                            ? Either.right(new ProviderResult.Cancelled(Charge.unknown()))
                            : Either.left(failure),
                    seen -> result(place, seen)));
  }

  private Either<ProviderFailure, ProviderResult> result(Place place, Sighting seen) {
    VideoJob job = seen.job();
    Charge charge = prices.counted(job.charge(), place.sku());
    return switch (job.status()) {
      case QUEUED, IN_PROGRESS -> Either.right(new ProviderResult.NotReady());
      case FAILED -> Either.right(end(job, new ProviderResult.Failed(job.verdict(), charge)));
      case CANCELLED -> Either.right(end(job, new ProviderResult.Cancelled(charge)));
      case COMPLETED ->
          seen.isExpired()
              ? Either.left(
                  new ProviderFailure.NotFound(
                      "the server kept the clip until " + job.expiresAt().getOrNull()))
              : Either.right(
                  new ProviderResult.Finished(
                      new RemoteClip(
                          place.server().content(place.id()), job.mediaType(), Option.none()),
                      charge));
    };
  }

  private static ProviderResult end(VideoJob job, ProviderResult.Unsuccessful end) {
    return job.isTold() ? end : new ProviderResult.Unproven(end);
  }

  /** Deleting takes the clip too, so what is over is left alone: nobody may have the clip yet. */
  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return servers
        .of(handle)
        .flatMap(place ->
            look(place)
                .<Either<ProviderFailure, CancelAnswer>>fold(
                    failure ->
                        failure instanceof ProviderFailure.NotFound
                            ? Either.right(CancelAnswer.NOT_FOUND)
                            : Either.left(failure),
                    seen ->
                        seen.job().status().isOver()
                            ? Either.right(CancelAnswer.ALREADY_FINISHED)
                            : delete(handle, place)));
  }

  private Either<ProviderFailure, CancelAnswer> delete(Handle handle, Place place) {
    return exchange
        .ask(place.server().free().delete(place.id()))
        .map(JobAnswer::of)
        .flatMap(answer ->
            switch (answer.code()) {
              case 404 -> Either.right(CancelAnswer.NOT_FOUND);
              case 405, 501 -> Either.right(CancelAnswer.UNSUPPORTED);
              // vLLM-Omni has told its engine to stop, and it has not stopped yet.
              case 409 -> Either.right(CancelAnswer.REQUESTED);
              default -> {
                if (!answer.isSuccess()) {
                  yield Either.left(answer.failure(time.now()));
                }
                deleted.put(handle, true);
                yield Either.right(CancelAnswer.REQUESTED);
              }
            });
  }

  @Override
  public Option<Instant> timeThere() {
    return exchange.timeThere();
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return searching.find(submission, since);
  }
}
