package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import org.junit.jupiter.api.Test;

/** My message queue delivers twice: how do I buy once? */
class BuyOnceTest {
  @Test
  void buyOnce() {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();
    Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();

    // @start region="idempotency-key"
    Terms terms = Terms.standard().key("order-4711");

    GenerationId first = kinoport.generate(Kite.DRAFT, terms).get().id();
    GenerationId again = kinoport.generate(Kite.DRAFT, terms).get().id();

    assertThat(again).isEqualTo(first);
    assertThat(fake.bill().count()).isEqualTo(1);
    // @end
  }
}
