package dev.kinoport.fal.live;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.Document;
import dev.kinoport.testkit.ForwardingVideoBackend;
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

  private static final class Limited extends ForwardingVideoBackend {
    private final SpendingLimit purse;

    Limited(VideoBackend video, SpendingLimit purse) {
      super(video);
      this.purse = purse;
    }

    @Override
    public SubmitAnswer submit(Submission submission) {
      purse.take(submission.document());
      return super.submit(submission);
    }
  }
}
