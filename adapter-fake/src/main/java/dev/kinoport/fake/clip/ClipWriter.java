package dev.kinoport.fake.clip;

import dev.kinoport.fake.clip.ClipFailure.Place;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the clip that the fake hands out in place of a model's: a playable MP4 that starts with
 * the first image, slowly zooms in, and ends with the last image if there is one.
 *
 * <p>H.264 Main profile, 4:2:0, constant frame rate, index before data. The same spec gives the
 * same bytes on every run and machine, as far as its images decode the same: PNG does everywhere,
 * JPEG does on all JDKs tried but for 1x2 subsampled chroma. Takes about 0.2 s for 6 s at 1366x768
 * once the JVM is warm. Safe for use by many threads.
 */
public final class ClipWriter {
  private static final int FINEST_QP = 26;
  private static final int QP_STEP = 4;

  private ClipWriter() {}

  /**
   * Writes one clip.
   *
   * @return a whole MP4 file, or which image cannot be used and why
   */
  public static Either<ClipFailure, byte[]> write(ClipSpec spec) {
    return decode(spec.first(), Place.FIRST)
        .flatMap(first ->
            spec.last().isEmpty()
                ? Either.right(write(spec, first, Option.none()))
                : decode(spec.last().get(), Place.LAST)
                    .map(last -> write(spec, first, Option.some(last))));
  }

  /**
   * The frame of a resolution class for an image; see {@link FrameSize#of}.
   *
   * @param shortSide px, even
   * @param imageWidth px, from 1
   * @param imageHeight px, from 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static FrameSize sizeFor(int shortSide, int imageWidth, int imageHeight) {
    return FrameSize.of(shortSide, imageWidth, imageHeight);
  }

  private static Either<ClipFailure, DecodedImage> decode(EncodedImage image, Place place) {
    return ImageDecoder.decode(image.bytes()).mapLeft(reason -> new ClipFailure(place, reason));
  }

  private static byte[] write(ClipSpec spec, DecodedImage first, Option<DecodedImage> last) {
    FrameSize size = spec.framing().sizeFor(first.size());
    ClipLength length = spec.length();
    Level level = Level.of(size, length.framesPerSecond());
    Scene scene = Scene.of(spec, size, first, last);
    List<Schedule.Entry> order = scene.schedule().decodingOrder();
    List<byte[]> units = code(scene, order, level.longestPicture(size));
    ParameterSets parameters = new ParameterSets(size, level, length.framesPerSecond());
    return new Mp4File(size, length, parameters, order).write(units);
  }

  private static List<byte[]> code(Scene scene, List<Schedule.Entry> order, int longestPicture) {
    BPicture between = new BPicture(scene);
    List<byte[]> units = new ArrayList<>(order.size());
    for (Schedule.Entry entry : order) {
      units.add(entry.isKey() ? codeKey(scene, entry, longestPicture) : between.write(entry));
    }
    return units;
  }

  /** A noisy picture is coded again, coarser, until it is as short as its level asks for. */
  private static byte[] codeKey(Scene scene, Schedule.Entry entry, int longest) {
    byte[] unit = IntraPicture.write(entry, scene.paint(entry.before()), FINEST_QP);
    for (int qp = FINEST_QP + QP_STEP;
        unit.length > longest && qp <= Quantizer.COARSEST;
        qp += QP_STEP) {
      unit = IntraPicture.write(entry, scene.paint(entry.before()), qp);
    }
    return unit;
  }
}
