package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import org.junit.jupiter.api.Test;

/** How do I make a clip? */
class MakeAClipTest {
  @Test
  void makeAClip() {
    // @start region="make-a-clip"
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();

    try (Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build()) {
      RequestDraft draft =
          RequestDraft.of("hailuo-2.3-standard")
              .prompt("the kite dives and climbs again")
              .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

      String answer =
          kinoport
              .generate(draft, Terms.standard())
              .fold(
                  failure -> "no clip: " + failure.message(),
                  clip -> "%s cost %s".formatted(clip.clip().location(), clip.cost().amount()));

      assertThat(answer).endsWith("cost Some(0.28 USD)");
    }
    // @end
  }
}
