package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Generated;
import dev.kinoport.GenerationLog;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportException;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.view.MoneyView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How do I use it without Vavr? */
class PlainFaceTest {
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake = FakeProvider.on(time).build();

  @Test
  void exceptions() {
    // @start region="plain"
    try (Kinoport kinoport =
        Kinoport.builder()
            .provider(fake.provider())
            .time(time)
            .listener(new GenerationLog())
            .build()) {
      RequestDraft draft = Kite.DRAFT;
      Generated clip = kinoport.generateOrThrow(draft, Terms.standard().key("order-1"));
      assertThat(clip.paid()).contains(Money.usd("0.28"));

      CompletableFuture<Generated> later = kinoport.generateFuture(draft, Terms.standard());
      assertThat(time.advanceUntilIdle(Duration.ofHours(1))).isTrue();
      assertThat(later.join().paid()).contains(Money.usd("0.28"));

      try {
        kinoport.startOrThrow(draft, Terms.standard().budget(Money.usd("0.10")));
      } catch (KinoportException.OverBudgetException poor) {
        assertThat(poor.failure().limit()).isEqualTo(Money.usd("0.10"));
      }
    }
    // @end
  }

  @Test
  void views() {
    Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();
    // @start region="follow"
    GenerationId id = kinoport.startOrThrow(Kite.DRAFT, Terms.standard());
    List<String> screen = new ArrayList<>();
    kinoport.followOrThrow(id, view -> screen.add(view.status() + " " + view.queueAhead()));

    kinoport.awaitOrThrow(id);

    assertThat(screen).contains("planned null", "queued 3", "running null", "succeeded null");
    assertThat(kinoport.view(id).orElseThrow().actual()).isEqualTo(new MoneyView("0.28", "USD"));
    // @end
  }
}
