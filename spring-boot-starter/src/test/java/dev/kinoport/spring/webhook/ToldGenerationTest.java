package dev.kinoport.spring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ToldGenerationTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider world =
      FakeProvider.on(time)
          .script(Script.always(Life.instant().with(new Fault.Throttled(100, Duration.ofHours(1)))))
          .build();

  /** It would come again for hours, and be refused each time. */
  @Test
  void aMessageOfAShopThatTheOrderIsNotWithIsTakenAndChangesNothing() {
    try (Kinoport kinoport = Kinoport.builder().provider(world.provider()).time(time).build()) {
      GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
      ToldGeneration told = new ToldGeneration(kinoport, id);

      Handle elsewhere = Handle.of(ProviderName.of("elsewhere"), "r1");
      Handle here = Handle.of(world.provider().name(), "r2");
      assertThat(told.told(elsewhere, Option.none())).isEqualTo(WebhookEndpoint.Answer.kept());
      assertThat(kinoport.find(id).get()).isInstanceOf(GenerationState.Unsent.class);
      assertThat(told.told(here, Option.none())).isEqualTo(WebhookEndpoint.Answer.kept());
      assertThat(kinoport.find(id).get()).isNotInstanceOf(GenerationState.Unsent.class);
    }
  }
}
