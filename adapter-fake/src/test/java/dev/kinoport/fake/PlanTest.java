package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.backend.Backend;
import dev.kinoport.backend.VideoBackend;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Quote;
import dev.kinoport.request.RequestDraft;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** A plan says what a start would buy, and touches nothing. */
class PlanTest {
  private final Kinoport kinoport =
      Kinoport.builder()
          .backend(
              new Backend(
                  untouchable(VideoBackend.class),
                  image -> {
                    throw new AssertionError("a plan uploads nothing");
                  },
                  untouchable(ClipStore.class)))
          .journal(untouchable(Journal.class))
          .build();

  @Test
  void aPlanTouchesNeitherTheProviderNorTheJournal() {
    Plan plan = kinoport.plan(KITE).get();

    assertThat(plan.quote())
        .isInstanceOfSatisfying(
            Quote.Known.class, known -> assertThat(known.amount()).isEqualTo(PRICE));
    assertThat(plan.request().inputs()).containsKeys("prompt", "first_frame", "duration");
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void whatIsPlannedIsWhatIsBought() {
    Stage stage = Stage.playing(Life.instant());

    assertThat(new Submissions(stage.provider()).accepted(KITE).requestId()).isNotBlank();

    assertThat(stage.provider().received().get(0).requestHash())
        .isEqualTo(kinoport.plan(KITE).get().hash());
  }

  @Test
  void theSameRequestHasTheSameHashHoweverItIsWritten() {
    RequestDraft spelledOut = KITE.duration(6).set("prompt_optimizer", "true");

    assertThat(kinoport.plan(spelledOut).get().hash()).isEqualTo(kinoport.plan(KITE).get().hash());
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
