package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How do I stop one, and what does that cost? */
class CancelAClipTest {
  @Test
  void cancelAClip() {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();
    Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();
    GenerationId id = kinoport.start(Kite.DRAFT, Terms.standard()).get();
    time.advance(Duration.ofSeconds(10));

    // @start region="cancel"
    GenerationState asked = kinoport.cancel(id).get();
    Failure end = kinoport.await(id).getLeft();

    assertThat(asked).isInstanceOf(GenerationState.Queued.class);
    assertThat(end).isInstanceOf(Failure.Cancelled.class);
    // @end

    assertThat(fake.bill().count()).isZero();
  }
}
