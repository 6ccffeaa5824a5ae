package dev.kinoport.fal.live;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.Document;
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
  private synchronized void take(Document document) {
    Money next = spent.plus(price(document));
    if (next.compareTo(limit) > 0) {
      throw new AssertionError(
          "not sent: %s are spent, and this would make it %s of -Dlive.spend=%s"
              .formatted(spent, next, limit.amount()));
    }
    spent = next;
  }

  private static Money price(Document document) {
    Quote quote =
        FalOffers.catalogue()
            .findBySku(document.sku())
            .<Quote>fold(
                () -> new Quote.Unknown("no such model"),
                offer -> offer.price(document.sku()).quote(document.priceFacts(), Instant.now()));
    return switch (quote) {
      case Quote.Known known -> known.amount();
      case Quote.Unknown unknown ->
          throw new AssertionError("not sent: its price is unknown: " + unknown.reason());
    };
  }

  private record Limited(VideoBackend video, SpendingLimit purse) implements VideoBackend {
    @Override
    public SubmitAnswer submit(Submission submission) {
      purse.take(submission.document());
      return video.submit(submission);
    }

    @Override
    public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
      return video.status(handle);
    }

    @Override
    public Either<ProviderFailure, ProviderResult> result(Handle handle) {
      return video.result(handle);
    }

    @Override
    public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
      return video.cancel(handle);
    }

    @Override
    public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
      return video.find(submission, since);
    }
  }
}
