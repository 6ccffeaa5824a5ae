package dev.kinoport.clip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.StoredClip.Fingerprint;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kept clip is read as it was kept, or not to its end. */
class CheckedContentTest {
  private static final byte[] KEPT = "the clip".getBytes(UTF_8);

  private static InputStream reading(String content) throws IOException {
    return Fingerprint.of(new ByteArrayInputStream(KEPT))
        .checked(new ByteArrayInputStream(content.getBytes(UTF_8)));
  }

  @Test
  void whatIsTheSameIsReadInEveryWay() throws IOException {
    assertThat(reading("the clip").readAllBytes()).isEqualTo(KEPT);
    assertThat(reading("the clip").readNBytes(99)).isEqualTo(KEPT);
    InputStream single = reading("the clip");
    for (byte expected : KEPT) {
      assertThat(single.read()).isEqualTo(expected);
    }
    assertThat(single.read()).isEqualTo(-1);
    assertThat(single.read()).isEqualTo(-1);
    InputStream skipping = reading("the clip");
    skipping.skipNBytes(4);
    assertThat(skipping.markSupported()).isFalse();
    assertThat(skipping.readAllBytes()).isEqualTo("clip".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "the cli", "the clop", "the clip and more"})
  void whatWasChangedFailsBeforeItsLastByteAndEachTimeAfterwards(String changed)
      throws IOException {
    InputStream content = reading(changed);
    int length = changed.getBytes(UTF_8).length;

    for (int again = 0; again < 2; again++) {
      assertThatThrownBy(() -> content.readNBytes(KEPT.length))
          .isInstanceOfSatisfying(
              ChangedClipException.class,
              e ->
                  assertThat(e.difference())
                      .startsWith("it has %d bytes with SHA-256 ".formatted(length))
                      .contains(", and the clip has 8 bytes with SHA-256 "));
    }
  }

  @Test
  void whatIsLongerIsGivenToNobody() throws IOException {
    InputStream content = reading("the clip and more");

    assertThat(content.readNBytes(7)).hasSize(7);
    assertThatThrownBy(content::read).isInstanceOf(ChangedClipException.class);
  }

  @Test
  void skippingIsReading() throws IOException {
    InputStream content = reading("The clip");

    assertThatThrownBy(() -> content.skipNBytes(8)).isInstanceOf(ChangedClipException.class);
  }

  @Test
  void whoeverStopsEarlierIsToldNothing() throws IOException {
    try (InputStream content = reading("the clop")) {
      assertThat(content.readNBytes(3)).hasSize(3);
    }
  }

  @Test
  void clipOfWhichNothingIsKnownIsReadAsItIs() {
    InputStream content = new ByteArrayInputStream(KEPT);

    assertThat(new StoredClip(URI.create("fake:1"), Option.none()).checked(content))
        .isSameAs(content);
  }
}
