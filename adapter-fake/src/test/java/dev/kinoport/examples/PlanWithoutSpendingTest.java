package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.price.Quote;
import org.junit.jupiter.api.Test;

/** What would it cost, and is my request right? */
class PlanWithoutSpendingTest {
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake = FakeProvider.on(time).build();
  private final Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();

  @Test
  void askForThePrice() {
    // @start region="plan"
    String price =
        kinoport
            .plan(Kite.DRAFT.duration(10))
            .fold(
                failure -> failure.message(),
                plan ->
                    switch (plan.quote()) {
                      case Quote.Known known -> known.amount() + ", " + known.confidence();
                      case Quote.Unknown unknown -> "unknown: " + unknown.reason();
                    });
    // @end

    assertThat(price).isEqualTo("0.56 USD, PUBLISHED");
    assertThat(fake.received()).isEmpty();
  }

  @Test
  void seeEveryFaultAtOnce() {
    // @start region="violations"
    String faults =
        kinoport
            .plan(Kite.DRAFT.prompt(" ").duration(7))
            .fold(failure -> failure.message(), plan -> "no faults");
    // @end

    assertThat(faults).contains("prompt").contains("duration");
  }
}
