package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import org.junit.jupiter.api.Test;

/** How do I test my own service without network and money? */
class TestYourServiceTest {
  // @start region="test-your-service"
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake =
      FakeProvider.on(time)
          .script(
              Script.always(Life.realistic())
                  .whenPromptHas(
                      "storm", Life.realistic().with(new Fault.AcceptedButAnswerLost(1))))
          .build();
  private final PosterService service =
      new PosterService(Kinoport.builder().provider(fake.provider()).time(time).build());

  @Test
  void anOrderIsPaidOnceEvenIfItComesTwiceAndTheAnswerIsLost() {
    String first = service.animate("order-1", Kite.DRAFT.prompt("a kite in a storm"));
    String again = service.animate("order-1", Kite.DRAFT.prompt("a kite in a storm"));

    assertThat(first).startsWith("done").isEqualTo(again);
    assertThat(fake.bill().count()).isEqualTo(1);
  }
  // @end
}
