package dev.kinoport.clipwriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kinoport.clipwriter.ClipException.Place;
import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.image.ImageFailure;
import dev.kinoport.clipwriter.image.TestImages;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.FrameSize;
import dev.kinoport.clipwriter.scene.Framing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClipWriterTest {
  private static final EncodedImage FIRST = TestImages.png(TestImages.landscape(160, 90, 1));
  private static final EncodedImage LAST = TestImages.png(TestImages.landscape(120, 120, 2));
  private static final EncodedImage NO_IMAGE =
      EncodedImage.of("hello".getBytes(StandardCharsets.UTF_8));
  private static final ClipSpec SPEC =
      new ClipSpec(
          FIRST,
          Optional.of(LAST),
          "fal-ai/some-model: a red kite",
          ClipLength.ofSeconds(6),
          new Framing.ShortSide(256),
          42);

  @Test
  void theBytesNeverChange() {
    assertThat(sha256(write(SPEC)))
        .as("change them only on purpose: users keep clips of the fake as expectations")
        .isEqualTo("5a3c44c9dad4627153d2ba64e95f66ed4333b9b8ce9cf20aebdc1c12c6faa4e4");
  }

  @Test
  void theSameSpecGivesTheSameBytesOnAllThreads() {
    List<byte[]> clips = IntStream.range(0, 4).parallel().mapToObj(i -> write(SPEC)).toList();

    assertThat(clips).allSatisfy(clip -> assertThat(clip).isEqualTo(write(SPEC)));
  }

  @Test
  void theBytesDoNotDependOnTheLocale() {
    byte[] before = write(SPEC);
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(write(SPEC)).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void everyPartOfTheSpecShowsInTheBytes() {
    List<ClipSpec> specs =
        List.of(
            SPEC,
            new ClipSpec(LAST, SPEC.last(), SPEC.caption(), SPEC.length(), SPEC.framing(), 42),
            new ClipSpec(
                FIRST, Optional.empty(), SPEC.caption(), SPEC.length(), SPEC.framing(), 42),
            new ClipSpec(FIRST, SPEC.last(), "another", SPEC.length(), SPEC.framing(), 42),
            new ClipSpec(
                FIRST, SPEC.last(), SPEC.caption(), ClipLength.ofSeconds(5), SPEC.framing(), 42),
            new ClipSpec(
                FIRST,
                SPEC.last(),
                SPEC.caption(),
                SPEC.length(),
                new Framing.Exactly(new FrameSize(256, 256)),
                42),
            new ClipSpec(FIRST, SPEC.last(), SPEC.caption(), SPEC.length(), SPEC.framing(), 43));

    assertThat(specs.stream().map(spec -> sha256(write(spec)))).doesNotHaveDuplicates();
  }

  @Test
  void equalSpecsAreOneKeyOfACache() {
    ClipSpec copy =
        new ClipSpec(
            TestImages.png(TestImages.landscape(160, 90, 1)),
            Optional.of(LAST),
            SPEC.caption(),
            ClipLength.ofSeconds(6),
            new Framing.ShortSide(256),
            42);

    assertThat(copy).isEqualTo(SPEC).hasSameHashCodeAs(SPEC);
  }

  @Test
  void aFailureNamesTheImageAtFault() {
    ClipSpec badFirst = new ClipSpec(NO_IMAGE, SPEC.last(), "", SPEC.length(), SPEC.framing(), 1);
    ClipSpec badLast =
        new ClipSpec(FIRST, Optional.of(NO_IMAGE), "", SPEC.length(), SPEC.framing(), 1);

    assertFails(badFirst, Place.FIRST);
    assertFails(badLast, Place.LAST);
  }

  private static void assertFails(ClipSpec spec, Place place) {
    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> ClipWriter.write(spec))
        .satisfies(failure -> {
          assertThat(failure.place()).isEqualTo(place);
          assertThat(failure.failure()).isEqualTo(new ImageFailure.NotAnImage());
        });
  }

  private static byte[] write(ClipSpec spec) {
    return WrittenClip.of(spec);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
