package dev.kinoport.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What a user gets who knows nothing but the coordinates. */
class TakenFromARepositoryTest {
  @Test
  void aClipIsMadeOffline() {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();
    RequestDraft draft =
        RequestDraft.of("hailuo-2.3-standard")
            .prompt("the kite dives")
            .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

    try (Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build()) {
      Generated clip = kinoport.generateOrThrow(draft, Terms.standard());

      assertThat(clip.paid()).contains(Money.usd("0.28"));
    }
  }

  @Test
  void theShopOverHttpFindsItsLibraries() {
    try (Fal fal = Fal.open(FalConfig.emulator(URI.create("http://127.0.0.1:1")));
        Kinoport kinoport = Kinoport.builder().provider(fal.provider()).build()) {
      assertThat(kinoport.providers()).hasSize(1);
      assertThat(okhttp3.OkHttp.VERSION).startsWith("5.");
    }
  }
}
