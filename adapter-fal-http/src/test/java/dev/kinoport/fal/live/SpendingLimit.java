package dev.kinoport.fal.live;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.CancelAnswer;
import dev.kinoport.backend.Finding;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.Submission;
import dev.kinoport.backend.SubmitAnswer;
import dev.kinoport.backend.VideoBackend;
import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.request.VideoRequest;
import io.vavr.control.Either;
import java.time.Instant;

/** Lets submits leave until their quotes together would pass a limit; then it fails the test. */
final class SpendingLimit {
  private final Money limit;
  private Money spent = Money.usd("0");

  SpendingLimit(Money limit) {
    this.limit = limit;
  }

  /** The same provider, within the limit. */
  VideoBackend on(VideoBackend video) {
    return new Limited(video, this);
  }

  /** Nothing is given back: a request that was refused counts as well. */
  private synchronized void take(VideoRequest request) {
    Money next = spent.plus(price(request));
    if (next.compareTo(limit) > 0) {
      throw new AssertionError(
          "not sent: %s are spent, and this would make it %s of -Dlive.spend=%s"
              .formatted(spent, next, limit.amount()));
    }
    spent = next;
  }

  private static Money price(VideoRequest request) {
    Quote quote =
        Catalogue.standard()
            .findByEndpoint(request.endpoint())
            .<Quote>fold(
                () -> new Quote.Unknown("no such model"),
                model -> model.price().quote(request.priceFacts()));
    return switch (quote) {
      case Quote.Known known -> known.amount();
      case Quote.Unknown unknown ->
          throw new AssertionError("not sent: its price is unknown: " + unknown.reason());
    };
  }

  private record Limited(VideoBackend video, SpendingLimit purse) implements VideoBackend {
    @Override
    public SubmitAnswer submit(Submission submission) {
      purse.take(submission.request());
      return video.submit(submission);
    }

    @Override
    public Either<BackendFailure, ProviderStatus> status(Handle handle) {
      return video.status(handle);
    }

    @Override
    public Either<BackendFailure, ProviderResult> result(Handle handle) {
      return video.result(handle);
    }

    @Override
    public Either<BackendFailure, CancelAnswer> cancel(Handle handle) {
      return video.cancel(handle);
    }

    @Override
    public Either<BackendFailure, Finding> find(Submission submission, Instant since) {
      return video.find(submission, since);
    }
  }
}
