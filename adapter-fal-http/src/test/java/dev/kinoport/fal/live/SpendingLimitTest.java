package dev.kinoport.fal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one part of a live run that can be tried without money. */
class SpendingLimitTest {
  private static final Submission FOR_28_CENTS =
      new Submission(
          "g1",
          RequestChecker.check(
                  FalOffers.catalogue(),
                  RequestDraft.of("hailuo-2.3-standard")
                      .prompt("a kite")
                      .firstFrame(ImageSource.url("https://images.test/kite.png")))
              .get()
              .document(),
          Map.of(),
          Option.none());

  @Test
  void whatWouldPassTheLimitIsNotSent() {
    FakeProvider provider = FakeProvider.on(VirtualTime.create()).build();
    VideoBackend video = new SpendingLimit(Money.usd("0.56")).on(provider.provider().video());

    assertThat(video.submit(FOR_28_CENTS)).isInstanceOf(SubmitAnswer.Accepted.class);
    assertThat(video.submit(FOR_28_CENTS)).isInstanceOf(SubmitAnswer.Accepted.class);
    assertThatThrownBy(() -> video.submit(FOR_28_CENTS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("live.spend=0.56");

    assertThat(provider.received()).hasSize(2);
  }
}
