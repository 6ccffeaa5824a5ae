package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.provider.Handle;
import org.junit.jupiter.api.Test;

/** Nobody knows whether the provider has it: what now? */
class ResolveADoubtTest {
  @Test
  void resolveADoubt() {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake =
        FakeProvider.on(time)
            .script(
                Script.always(
                    Life.realistic()
                        .with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported())))
            .build();
    Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build();

    // @start region="in-doubt"
    Failure failure = kinoport.generate(Kite.DRAFT, Terms.standard()).getLeft();

    if (failure instanceof Failure.InDoubt doubt) {
      // A person looks at the provider's own screen, and finds the request there.
      Handle found = Handle.of(fake.name(), fake.accepted().get(0).requestId());
      assertThat(kinoport.adopt(doubt.id(), found, GenerationEvent.Via.PERSON).isRight()).isTrue();
      assertThat(kinoport.await(doubt.id()).isRight()).isTrue();
    }
    // @end

    assertThat(failure).isInstanceOf(Failure.InDoubt.class);
    assertThat(fake.bill().count()).isEqualTo(1);
  }
}
