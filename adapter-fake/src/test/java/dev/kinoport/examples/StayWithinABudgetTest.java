package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Budget;
import dev.kinoport.price.Money;
import org.junit.jupiter.api.Test;

/** How do I make sure that no more than this is spent? */
class StayWithinABudgetTest {
  @Test
  void stayWithinABudget() {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();
    Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();

    // @start region="budget"
    Terms terms = Terms.standard().budget(new Budget("spring-campaign", Money.usd("0.60")));

    assertThat(kinoport.generate(Kite.DRAFT, terms).isRight()).isTrue();
    assertThat(kinoport.generate(Kite.DRAFT, terms).isRight()).isTrue();
    assertThat(kinoport.generate(Kite.DRAFT, terms).getLeft())
        .isInstanceOf(Failure.OverBudget.class)
        .extracting(Failure::message)
        .isEqualTo("budget spring-campaign: 0.28 USD asked, 0.56 USD of 0.60 USD are taken");
    // @end

    assertThat(fake.bill().total()).isEqualTo(Money.usd("0.56"));
  }
}
