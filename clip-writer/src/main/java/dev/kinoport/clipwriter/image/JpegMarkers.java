package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Damaged;
import dev.kinoport.clipwriter.image.ImageFailure.Unsupported;
import java.nio.ByteBuffer;

/** Walks the markers of one JPEG file (ITU-T T.81 annex B). */
final class JpegMarkers {
  private static final int AFTER_START = 2;
  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 0xC2;
  private static final int HUFFMAN_TABLES = 0xC4;
  private static final int EXTENSIONS = 0xC8;
  private static final int ARITHMETIC_CONDITIONING = 0xCC;
  private static final int LAST_FRAME = 0xCF;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final int JFIF = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int EXIF_NAME_SIZE = 6;
  private static final int ADOBE = 0xEE;
  private static final int NONE = -1;

  /** A progressive image has about ten, of three colours, and may have any number of empty ones. */
  private static final int MOST_SCANS = 100;

  /** Of one colour each, in all scans: an image as large as is read has fifteen, by libjpeg. */
  private static final long MOST_SAMPLES = 64L * ImageSize.MAX_PIXELS;

  private final ByteBuffer file;
  private int frame = NONE;
  private int frameMarker = NONE;
  private boolean isJfif;
  private int adobeTransform = NONE;
  private int scans;

  /** That a reader goes through: for each scan all of the image, however short the scan is. */
  private long samples;

  private Orientation orientation = Orientation.UPRIGHT;

  JpegMarkers(ByteBuffer file) {
    this.file = file;
  }

  /**
   * Walks to the end of the image.
   *
   * @throws IndexOutOfBoundsException if the file ends before
   */
  JpegStructure read() throws ImageException {
    int at = AFTER_START;
    while (true) {
      at = afterNextMarker(at);
      int marker = unsigned(at - 1);
      if (marker == END_OF_IMAGE) {
        return header();
      }
      int length = file.getShort(at) & 0xFFFF;
      note(marker, at + 2, length - 2);
      at += length;
    }
  }

  /** Skips entropy-coded data, where 0xFF is followed by 0, and restart markers. */
  private int afterNextMarker(int from) {
    int at = from;
    while (true) {
      while (file.get(at) != -1) {
        at++;
      }
      int marker = unsigned(at + 1);
      boolean isFill = marker == 0xFF;
      boolean hasNoSegment = marker <= 1 || (marker >= 0xD0 && marker < END_OF_IMAGE);
      if (!isFill && !hasNoSegment) {
        return at + 2;
      }
      at += isFill ? 1 : 2;
    }
  }

  private void note(int marker, int at, int length) throws ImageException {
    switch (marker) {
      case JFIF -> isJfif |= startsWith(at, "JFIF\0");
      case ADOBE -> adobeTransform = startsWith(at, "Adobe") ? unsigned(at + 11) : adobeTransform;
      case EXIF -> {
        if (startsWith(at, "Exif\0\0")) {
          orientation = Exif.orientation(file, at + EXIF_NAME_SIZE, length - EXIF_NAME_SIZE);
        }
      }
      case START_OF_SCAN -> noteScan(at);
      default -> noteFrame(marker, at);
    }
  }

  private void noteFrame(int marker, int at) {
    boolean isFrame =
        marker >= BASELINE
            && marker <= LAST_FRAME
            && marker != HUFFMAN_TABLES
            && marker != EXTENSIONS
            && marker != ARITHMETIC_CONDITIONING;
    if (isFrame && frame == NONE) {
      frame = at;
      frameMarker = marker;
    }
  }

  private void noteScan(int at) throws ImageException {
    scans++;
    samples += frame == NONE ? 0 : (long) width() * height() * Math.max(1, unsigned(at));
    if (scans > MOST_SCANS || samples > MOST_SAMPLES) {
      throw new ImageException(
          new Damaged(ImageFormat.JPEG.label(), "is in %d scans or more".formatted(scans)));
    }
  }

  private int height() {
    return file.getShort(frame + 1) & 0xFFFF;
  }

  private int width() {
    return file.getShort(frame + 3) & 0xFFFF;
  }

  private JpegStructure header() throws ImageException {
    if (frame == NONE) {
      throw new ImageException(new Damaged(ImageFormat.JPEG.label(), "no image in it"));
    }
    int precision = unsigned(frame);
    if (frameMarker > PROGRESSIVE || precision != 8) {
      throw new ImageException(
          new Unsupported(
              "arithmetic, lossless or %d bit JPEG".formatted(precision),
              "send a baseline or progressive 8 bit JPEG"));
    }
    return new JpegStructure(width(), height(), colour(), orientation);
  }

  /** Tells the colours as libjpeg does, and with it nearly every other reader. */
  private JpegColour colour() throws ImageException {
    int components = unsigned(frame + 5);
    return switch (components) {
      case 1 -> JpegColour.GREY;
      case 3 -> isRgb() ? JpegColour.RGB : JpegColour.YCC;
      case 4 -> fourColours();
      default ->
          throw new ImageException(
              new Damaged(ImageFormat.JPEG.label(), "declares %d colours".formatted(components)));
    };
  }

  private boolean isRgb() {
    if (isJfif || adobeTransform != NONE) {
      return !isJfif && adobeTransform == 0;
    }
    return unsigned(frame + 6) == 'R' && unsigned(frame + 9) == 'G' && unsigned(frame + 12) == 'B';
  }

  private JpegColour fourColours() {
    return switch (adobeTransform) {
      case NONE -> JpegColour.CMYK;
      case 2 -> JpegColour.ADOBE_YCCK;
      default -> JpegColour.ADOBE_CMYK;
    };
  }

  private boolean startsWith(int at, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (file.get(at + i) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int unsigned(int at) {
    return file.get(at) & 0xFF;
  }
}
