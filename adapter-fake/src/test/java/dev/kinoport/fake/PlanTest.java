package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestDraft;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** A plan says what a start would buy, and touches nothing. */
class PlanTest {
  private final Kinoport kinoport =
      Kinoport.builder()
          .provider(
              new Provider(
                  ProviderName.of("untouchable"),
                  FalOffers.catalogue(),
                  Capabilities.standard(),
                  untouchable(VideoBackend.class),
                  untouchable(MediaUploader.class),
                  untouchable(ClipStore.class),
                  untouchable(StatusFeed.class)))
          .journal(untouchable(Journal.class))
          .build();

  @Test
  void aPlanTouchesNeitherTheProviderNorTheJournal() {
    Plan plan = kinoport.plan(KITE).get();

    assertThat(plan.quote())
        .isInstanceOfSatisfying(
            Quote.Known.class, known -> assertThat(known.amount()).isEqualTo(PRICE));
    assertThat(plan.request().inputs()).containsOnlyKeys("prompt", "first_frame");
    assertThat(plan.document().inputs()).containsKeys("prompt", "first_frame", "duration");
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void whatIsPlannedIsWhatIsBought() {
    Stage stage = Stage.playing(Life.instant());

    assertThat(new Submissions(stage.provider()).accepted(KITE).requestId()).isNotBlank();

    assertThat(stage.provider().received().get(0).requestHash())
        .isEqualTo(kinoport.plan(KITE).get().document().digest());
  }

  @Test
  void theSameRequestIsTheSameDocumentHoweverItIsWritten() {
    RequestDraft spelledOut = KITE.duration(6).set("prompt_optimizer", "true");

    assertThat(kinoport.plan(spelledOut).get().document().digest())
        .isEqualTo(kinoport.plan(KITE).get().document().digest());
    assertThat(kinoport.plan(KITE.duration(10)).get().hash())
        .isNotEqualTo(kinoport.plan(KITE).get().hash());
  }

  private static <T> T untouchable(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new AssertionError("a plan does not call " + method);
            }));
  }
}
