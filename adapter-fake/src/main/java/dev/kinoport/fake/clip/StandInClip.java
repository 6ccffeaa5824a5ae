package dev.kinoport.fake.clip;

import dev.kinoport.clipwriter.ClipException;
import dev.kinoport.clipwriter.ClipSpec;
import dev.kinoport.clipwriter.ClipWriter;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.Framing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A clip in the place of one that is known by name and length alone. */
public final class StandInClip {
  private static final int SECONDS = 1;
  private static final int SHORT_SIDE_PX = 144;

  /** Of a box of MP4: its length and its type. */
  private static final int BOX_HEAD = 8;

  private StandInClip() {}

  /**
   * A real, playable MP4. The same name gives the same clip.
   *
   * @param length in bytes; what is too short for a clip is exceeded
   */
  public static byte[] of(String name, int length) {
    byte[] clip = film(name);
    return length - clip.length < BOX_HEAD ? clip : padded(clip, length);
  }

  private static byte[] film(String name) {
    try {
      return ClipWriter.write(
          new ClipSpec(
              PlaceholderImage.of(name),
              Optional.empty(),
              "stand-in",
              ClipLength.ofSeconds(SECONDS),
              new Framing.ShortSide(SHORT_SIDE_PX),
              name.hashCode()));
    } catch (ClipException e) {
      throw new IllegalStateException("a placeholder can always be drawn", e);
    }
  }

  /** With a box at its end that says that it is free space. */
  private static byte[] padded(byte[] clip, int length) {
    byte[] padded = Arrays.copyOf(clip, length);
    ByteBuffer.wrap(padded, clip.length, BOX_HEAD)
        .putInt(length - clip.length)
        .put("free".getBytes(StandardCharsets.US_ASCII));
    return padded;
  }
}
