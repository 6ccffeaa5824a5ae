package dev.kinoport.fake.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.clip.ClipFailure.Place;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
          Option.some(LAST),
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
            new ClipSpec(FIRST, Option.none(), SPEC.caption(), SPEC.length(), SPEC.framing(), 42),
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
            Option.some(LAST),
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
        new ClipSpec(FIRST, Option.some(NO_IMAGE), "", SPEC.length(), SPEC.framing(), 1);

    assertThat(ClipWriter.write(badFirst).getLeft())
        .isEqualTo(new ClipFailure(Place.FIRST, new ImageFailure.NotAnImage()));
    assertThat(ClipWriter.write(badLast).getLeft())
        .isEqualTo(new ClipFailure(Place.LAST, new ImageFailure.NotAnImage()));
  }

  private static byte[] write(ClipSpec spec) {
    return ClipWriter.write(spec).get();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
