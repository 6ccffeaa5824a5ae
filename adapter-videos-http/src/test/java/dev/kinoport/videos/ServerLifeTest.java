package dev.kinoport.videos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.catalogue.videos.VideosOffers;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Money;
import dev.kinoport.price.Rate;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a server of one's own does that no shop does: it is restarted, and it costs what it runs.
 */
@Timeout(300)
class ServerLifeTest {
  private static final Duration LIMIT = Duration.ofDays(2);

  @TempDir Path clips;

  private OfflineWorld world(Life life, Reading... readings) {
    return OfflineWorld.playing(life, config -> config.clips(clips), readings);
  }

  private static Kinoport kinoport(OfflineWorld world) {
    return Kinoport.builder().provider(world.videos().provider()).time(world.time()).build();
  }

  private static Handle accepted(VideoBackend video) {
    return ((SubmitAnswer.Accepted) video.submit(Jobs.submission())).handle();
  }

  @Test
  void aJobThatARestartForgotIsLost() {
    try (OfflineWorld world = world(Life.realistic());
        Kinoport kinoport = kinoport(world)) {
      VideoBackend video = world.videos().provider().video();
      Handle handle = accepted(video);
      GenerationId id = kinoport.start(Jobs.KITE, Terms.standard()).get();
      kinoport.await(id, Duration.ofSeconds(5));

      world.server().restartVideos();

      assertThat(video.status(handle).getLeft()).isInstanceOf(ProviderFailure.NotFound.class);
      assertThat(video.cancel(handle).get()).isEqualTo(CancelAnswer.NOT_FOUND);
      Either<Failure, Generated> verdict = kinoport.await(id, LIMIT);
      assertThat(verdict.isLeft()).isTrue();
      assertThat(world.provider().accepted()).as("nothing was sent again").hasSize(3);
    }
  }

  @Test
  void aLostAnswerOfARestartedServerIsNotSentAgain() {
    Life life =
        Life.realistic()
            .with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingLags(Duration.ofMinutes(2)));
    try (OfflineWorld world = world(life);
        Kinoport kinoport = kinoport(world)) {
      GenerationId id = kinoport.start(Jobs.KITE, Terms.standard()).get();
      kinoport.await(id, Duration.ofSeconds(30));
      world.server().restartVideos();

      Either<Failure, Generated> verdict = kinoport.await(id, LIMIT);

      assertThat(verdict.isLeft()).isTrue();
      assertThat(world.provider().accepted()).as("the older one and ours").hasSize(2);
    }
  }

  @Test
  void whatWasDeletedFromHereIsCancelledThoughTheServerKnowsNothingOfIt() {
    try (OfflineWorld world = world(Life.realistic())) {
      VideoBackend video = world.videos().provider().video();
      Handle handle = accepted(video);

      assertThat(video.cancel(handle).get()).isEqualTo(CancelAnswer.REQUESTED);
      assertThat(video.result(handle).get()).isInstanceOf(ProviderResult.Cancelled.class);

      try (Videos another =
          Videos.open(VideosConfig.emulator(world.server().address()), world.time())) {
        assertThat(another.provider().video().result(handle).getLeft())
            .as("in another process it is lost")
            .isInstanceOf(ProviderFailure.NotFound.class);
      }
    }
  }

  @Test
  void aCompletedJobIsLeftAloneWhoeverWantsItStopped() {
    try (OfflineWorld world = world(Life.instant())) {
      VideoBackend video = world.videos().provider().video();
      Handle handle = accepted(video);

      assertThat(video.cancel(handle).get()).isEqualTo(CancelAnswer.ALREADY_FINISHED);

      assertThat(world.server().requests()).noneMatch(it -> it.method().equals("DELETE"));
      assertThat(video.result(handle).get()).isInstanceOf(ProviderResult.Finished.class);
    }
  }

  @Test
  void theGpuIsPaidByTheSecondWithAnEstimateOrWithout() {
    Money second = Money.usd("0.001");
    Catalogue offers =
        new Catalogue(
            List.of(
                VideosOffers.offer("estimated")
                    .sku("HunyuanVideo-1.5")
                    .seconds(5, 5)
                    .sizes("848x480")
                    .gpuSecond(second, Rate.of("90", Condition.when("duration", "5")))
                    .build(),
                VideosOffers.offer("unforeseen")
                    .sku("LTX-2")
                    .seconds(5, 5)
                    .sizes("768x512")
                    .gpuSecond(second)
                    .build()));
    try (OfflineWorld world =
            OfflineWorld.playing(
                Life.realistic(),
                config -> config.clips(clips).offers(offers),
                Reading.VIDEOS_TELLS_INFERENCE_TIME);
        Kinoport kinoport = kinoport(world)) {
      assertThat(kinoport.plan(draft("estimated")).get().quote().toString()).contains("0.09");
      assertThat(cost(kinoport, "estimated", Terms.standard()))
          .isEqualTo("METERED " + Money.usd("0.12"));
      assertThat(cost(kinoport, "unforeseen", Terms.standard().allowingUnknownPrice()))
          .isEqualTo("BILLED " + Money.usd("0.12"));
    }
  }

  private static RequestDraft draft(String alias) {
    return RequestDraft.of(alias).prompt("a kite");
  }

  /** A realistic life works for two minutes. */
  private static String cost(Kinoport kinoport, String alias, Terms terms) {
    Cost cost =
        kinoport
            .generate(draft(alias), terms)
            .getOrElseThrow(failure -> new AssertionError(failure.message()))
            .cost();
    return cost.basis() + " " + cost.amount().get();
  }
}
