package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportException;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.MoneyView;
import dev.kinoport.view.ViewListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The face for those who use no Vavr: exceptions, futures, flat views, and whoever comes late. */
class FollowTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives and climbs again")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake =
      FakeProvider.on(time)
          .script(
              Script.always(Life.realistic())
                  .whenPromptHas(
                      "storm",
                      Life.realistic()
                          .failing(
                              ProviderError.of(ProviderError.Kind.FAULT, "no_media", "no video"))))
          .build();
  private final Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();
  private final Seen seen = new Seen();

  /** Remembers what it was told. */
  private static final class Seen implements ViewListener {
    private final List<GenerationView> views = new ArrayList<>();
    private int dones;

    @Override
    public void on(GenerationView view) {
      views.add(view);
    }

    @Override
    public void done() {
      dones++;
    }

    List<String> statuses() {
      List<String> words = new ArrayList<>();
      for (GenerationView view : views) {
        if (words.isEmpty() || !words.getLast().equals(view.status())) {
          words.add(view.status());
        }
      }
      return words;
    }
  }

  @Test
  void whoFollowsFromTheStartSeesEveryStatusAndTheQueue() {
    GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
    kinoport.followOrThrow(id, seen);

    Generated clip = kinoport.awaitOrThrow(id);

    assertThat(seen.statuses())
        .containsExactly(
            "planned", "submitting", "queued", "running", "fetching", "downloading", "succeeded");
    assertThat(seen.views).extracting(GenerationView::queueAhead).contains(3, 2, 1);
    assertThat(seen.views)
        .extracting(GenerationView::progress)
        .contains("half of the frames are done");
    assertThat(seen.dones).isEqualTo(1);
    GenerationView last = seen.views.getLast();
    assertThat(last.actual()).isEqualTo(new MoneyView("0.28", "USD"));
    assertThat(last.clipLocation()).isEqualTo(clip.location().toString());
    assertThat(clip.paid()).contains(Money.usd("0.28"));
    assertThat(kinoport.view(id)).contains(last);
  }

  @Test
  void whoComesLateSeesWhatHappenedAndThenTheRest() {
    GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
    time.advance(Duration.ofSeconds(60));

    kinoport.followOrThrow(id, seen);

    assertThat(seen.statuses()).containsExactly("planned", "submitting", "queued", "running");
    time.advance(Duration.ofMinutes(3));
    assertThat(seen.statuses()).endsWith("fetching", "downloading", "succeeded");
    assertThat(seen.dones).isEqualTo(1);
  }

  @Test
  void whoComesAfterTheEndSeesAllOfItAtOnce() {
    GenerationId id = kinoport.generateOrThrow(KITE, Terms.standard()).id();

    kinoport.followOrThrow(id, seen);

    assertThat(seen.statuses()).startsWith("planned").endsWith("succeeded");
    assertThat(seen.dones).isEqualTo(1);
  }

  @Test
  void whoLeavesHearsNoMore() {
    GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());

    kinoport.followOrThrow(id, seen).close();
    kinoport.awaitOrThrow(id);

    assertThat(seen.statuses()).containsExactly("planned");
    assertThat(seen.dones).isZero();
  }

  @Test
  void whoFollowsIsToldThatTheEngineWasClosedAndNothingStartsAnyMore() {
    GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
    kinoport.followOrThrow(id, seen);

    kinoport.close();

    assertThat(seen.dones).isEqualTo(1);
    assertThatThrownBy(() -> kinoport.start(KITE, Terms.standard().key("later")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
    assertThat(fake.accepted()).isEmpty();
  }

  @Test
  void eachFailureHasItsException() {
    Terms poor = Terms.standard().budget(Money.usd("0.01"));
    RequestDraft storm = KITE.prompt("a kite in a storm");

    assertThatThrownBy(() -> kinoport.generateOrThrow(KITE, poor))
        .isInstanceOfSatisfying(
            KinoportException.OverBudgetException.class,
            over -> assertThat(over.failure().limit()).isEqualTo(Money.usd("0.01")));
    assertThatThrownBy(() -> kinoport.planOrThrow(RequestDraft.of("no-such-model")))
        .isInstanceOf(KinoportException.InvalidRequestException.class);
    assertThatThrownBy(() -> kinoport.followOrThrow(new GenerationId("nobody"), seen))
        .isInstanceOf(KinoportException.NoSuchGenerationException.class);
    assertThatThrownBy(() -> kinoport.generateOrThrow(storm, Terms.standard()))
        .isInstanceOf(KinoportException.GenerationFailedException.class)
        .hasMessageContaining("no video");
  }

  @Test
  void aFutureHoldsTheClipOrFails() {
    var clip = kinoport.generateFuture(KITE, Terms.standard());
    var refused = kinoport.generateFuture(RequestDraft.of("no-such-model"), Terms.standard());
    assertThat(clip).isNotDone();

    assertThat(time.advanceUntilIdle(Duration.ofHours(1))).isTrue();

    assertThat(clip.join().paid()).contains(Money.usd("0.28"));
    assertThatThrownBy(refused::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(KinoportException.InvalidRequestException.class);
  }
}
