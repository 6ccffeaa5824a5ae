package dev.kinoport.fal.queue;

import dev.kinoport.fal.answer.ProviderFailures;
import dev.kinoport.fal.answer.Results;
import dev.kinoport.fal.answer.Statuses;
import dev.kinoport.http.Answer;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.WireJson;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import okhttp3.RequestBody;

/** fal's queue behind the port of generations. */
final class FalVideoBackend implements VideoBackend {
  private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

  private final QueueCalls api;
  private final Exchange exchange;
  private final QueueLinks links;
  private final QueueSubmitter submitter;
  private final RequestListing listing;
  private final Timekeeper time;

  FalVideoBackend(
      QueueCalls api,
      Exchange exchange,
      QueueLinks links,
      QueueSubmitter submitter,
      RequestListing listing,
      Timekeeper time) {
    this.api = api;
    this.exchange = exchange;
    this.links = links;
    this.submitter = submitter;
    this.listing = listing;
    this.time = time;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    return submitter.submit(submission);
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return links
        .status(handle)
        .flatMap(url -> exchange.ask(api.status(url, 1)))
        .flatMap(this::readStatus);
  }

  private Either<ProviderFailure, ProviderStatus> readStatus(Answer answer) {
    if (!answer.isSuccess()) {
      return Either.left(ProviderFailures.of(answer, time.now()));
    }
    return WireJson.read(answer.body())
        .flatMap(wire -> Statuses.of(wire, Statuses.logs(wire)))
        .mapLeft(ProviderFailure.Unreadable::new);
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return links
        .result(handle)
        .flatMap(url -> exchange.ask(api.result(url)))
        .flatMap(answer -> Results.of(answer, time.now()))
        .map(result ->
            result instanceof ProviderResult.Unproven unproven && isFailedByItsStatus(handle)
                ? unproven.end()
                : result);
  }

  /** What is on the way to results need not be on the way to the queue, which may know. */
  private boolean isFailedByItsStatus(Handle handle) {
    return links
        .status(handle)
        .flatMap(url -> exchange.ask(api.status(url, 0)))
        .filter(Answer::isSuccess)
        .exists(
            answer -> answer.exists(status -> Statuses.isFailure(WireJson.object(status.body()))));
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return links
        .cancel(handle)
        .flatMap(url -> exchange.ask(api.cancel(url, NOTHING)))
        .flatMap(this::readCancel);
  }

  private Either<ProviderFailure, CancelAnswer> readCancel(Answer answer) {
    return switch (WireJson.object(answer.body()).text("status").getOrElse("")) {
      case "ALREADY_COMPLETED" -> Either.right(CancelAnswer.ALREADY_FINISHED);
      case "NOT_FOUND" -> Either.right(CancelAnswer.NOT_FOUND);
      default ->
          answer.isSuccess()
              ? Either.right(CancelAnswer.REQUESTED)
              : Either.left(ProviderFailures.of(answer, time.now()));
    };
  }

  @Override
  public Option<Instant> timeThere() {
    return exchange.timeThere();
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return listing.find(submission, since);
  }
}
