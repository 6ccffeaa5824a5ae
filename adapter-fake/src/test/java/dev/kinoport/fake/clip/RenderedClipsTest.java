package dev.kinoport.fake.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clipwriter.ClipSpec;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.Framing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenderedClipsTest {
  private static final int MOST = 8;

  private final AtomicInteger rendered = new AtomicInteger();

  @Test
  void whatIsEqualInAllThatIsSeenIsRenderedOnce() {
    byte[] first = clip("once", 1);
    byte[] second = clip("once", 1);

    assertThat(second).isSameAs(first);
    assertThat(rendered).hasValue(1);
  }

  @Test
  void whatDiffersInAnythingIsRenderedForItself() {
    byte[] first = clip("apart", 1);
    byte[] longer = clip("apart", 2);
    byte[] other = clip("asunder", 1);

    assertThat(rendered).hasValue(3);
    assertThat(longer).isNotEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void theOneThatWasAskedForLongestAgoIsForgotten() {
    for (int i = 0; i <= MOST; i++) {
      clip("many", 1 + i);
    }
    int all = rendered.get();

    clip("many", 1 + MOST);
    assertThat(rendered).hasValue(all);
    clip("many", 1);
    assertThat(rendered).hasValue(all + 1);
  }

  private byte[] clip(String caption, int seconds) {
    ClipSpec spec =
        new ClipSpec(
            PlaceholderImage.of("a kite"),
            Optional.empty(),
            caption,
            ClipLength.ofSeconds(seconds),
            new Framing.ShortSide(144),
            7);
    return RenderedClips.of(
        spec,
        () -> (rendered.incrementAndGet() + spec.toString()).getBytes(StandardCharsets.UTF_8));
  }
}
