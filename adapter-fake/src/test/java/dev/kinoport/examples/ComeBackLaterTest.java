package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** I cannot wait for minutes: how do I come back? */
class ComeBackLaterTest {
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake = FakeProvider.on(time).build();

  @Test
  void comeBackWithTheId() {
    Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();

    // @start region="come-back-later"
    GenerationId id = kinoport.start(Kite.DRAFT, Terms.standard()).get();

    Either<Failure, Generated> soon = kinoport.await(id, Duration.ofSeconds(10));
    Either<Failure, Generated> later = kinoport.await(id, Duration.ofMinutes(10));

    assertThat(soon.getLeft()).isInstanceOf(Failure.StillRunning.class);
    assertThat(later.get().cost().amount()).containsExactly(Money.usd("0.28"));
    // @end
  }

  @Test
  void comeBackInAnotherProcess() {
    // @start region="resume"
    Journal journal = new InMemoryJournal();
    GenerationId id;
    try (Kinoport first =
        Kinoport.builder().provider(fake.provider()).time(time).journal(journal).build()) {
      id = first.start(Kite.DRAFT, Terms.standard()).get();
    }

    try (Kinoport next =
        Kinoport.builder().provider(fake.provider()).time(time).journal(journal).build()) {
      assertThat(next.resume().get()).containsExactly(id);
      assertThat(next.await(id).isRight()).isTrue();
    }
    // @end

    assertThat(fake.bill().count()).isEqualTo(1);
  }
}
