package dev.kinoport.fal;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.CancelAnswer;
import dev.kinoport.backend.Finding;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.Submission;
import dev.kinoport.backend.SubmitAnswer;
import dev.kinoport.backend.VideoBackend;
import dev.kinoport.fal.wire.WireStatus;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.time.Instant;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;

/** fal's queue behind the port of generations. */
final class FalVideoBackend implements VideoBackend {
  private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

  private final QueueApi api;
  private final Exchange exchange;
  private final QueueLinks links;
  private final QueueSubmitter submitter;
  private final RequestListing listing;
  private final Timekeeper time;

  FalVideoBackend(
      QueueApi api,
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
  public Either<BackendFailure, ProviderStatus> status(Handle handle) {
    return links.status(handle).flatMap(url -> ask(api.status(url, 1))).flatMap(this::readStatus);
  }

  private Either<BackendFailure, ProviderStatus> readStatus(Answer answer) {
    if (!answer.isSuccess()) {
      return Either.left(BackendFailures.of(answer, time.now()));
    }
    return Json.read(WireStatus.class, answer.body())
        .flatMap(wire -> Statuses.of(wire, Statuses.logs(wire)))
        .mapLeft(BackendFailure.Unreadable::new);
  }

  @Override
  public Either<BackendFailure, ProviderResult> result(Handle handle) {
    return links
        .result(handle)
        .flatMap(url -> ask(api.result(url)))
        .flatMap(answer -> Results.of(answer, time.now()));
  }

  @Override
  public Either<BackendFailure, CancelAnswer> cancel(Handle handle) {
    return links
        .cancel(handle)
        .flatMap(url -> ask(api.cancel(url, NOTHING)))
        .flatMap(this::readCancel);
  }

  private Either<BackendFailure, CancelAnswer> readCancel(Answer answer) {
    return switch (String.valueOf(Json.object(answer.body()).get("status"))) {
      case "ALREADY_COMPLETED" -> Either.right(CancelAnswer.ALREADY_FINISHED);
      case "NOT_FOUND" -> Either.right(CancelAnswer.NOT_FOUND);
      default ->
          answer.isSuccess()
              ? Either.right(CancelAnswer.REQUESTED)
              : Either.left(BackendFailures.of(answer, time.now()));
    };
  }

  @Override
  public Either<BackendFailure, Finding> find(Submission submission, Instant since) {
    return listing.find(submission, since);
  }

  private Either<BackendFailure, Answer> ask(Call<ResponseBody> call) {
    return exchange.carryOut(call).mapLeft(BackendFailure.Unreachable::new);
  }
}
