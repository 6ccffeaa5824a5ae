package dev.kinoport.media;

import io.vavr.control.Either;
import java.util.Locale;

/**
 * What the first bytes of an image say about it.
 *
 * @param type by content, whatever the file is called
 * @param width columns as shown, in px, over 0
 * @param height rows as shown, in px, over 0
 */
record ImageHeader(ImageType type, int width, int height) {
  /** No format here can hold more, except by lying about it. */
  private static final int MOST_PX = 65_535;

  static Either<ImageFault, ImageHeader> read(byte[] image) {
    if (image.length == 0) {
      return fault("is empty: an image is needed");
    }
    ByteView bytes = new ByteView(image);
    return recognise(bytes).filterOrElse(ImageHeader::isPlausible, ImageHeader::implausible);
  }

  private static Either<ImageFault, ImageHeader> recognise(ByteView bytes) {
    if (bytes.hasText(0, "\u0089PNG\r\n\u001a\n")) {
      return PngHeader.read(bytes);
    }
    if (bytes.hasBytes(0, 0xFF, 0xD8, 0xFF)) {
      return JpegHeader.read(bytes);
    }
    if (bytes.hasText(0, "RIFF") && bytes.hasText(8, "WEBP")) {
      return WebpHeader.read(bytes);
    }
    if (bytes.hasText(0, "GIF87a") || bytes.hasText(0, "GIF89a")) {
      return GifHeader.read(bytes);
    }
    if (bytes.hasText(0, "BM")) {
      return BmpHeader.read(bytes);
    }
    return Either.left(new ImageFault(unsupported(bytes), true));
  }

  /** A file that ends before it should. */
  static Either<ImageFault, ImageHeader> truncated(ImageType type) {
    return fault("is a damaged or cut off " + type + ": send a whole one");
  }

  private static String unsupported(ByteView bytes) {
    if (bytes.hasText(4, "ftyp")) {
      String brand = bytes.text(8, 4).toLowerCase(Locale.ROOT);
      if (brand.startsWith("avi")) {
        return "is an AVIF image";
      }
      if (brand.startsWith("hei") || brand.startsWith("hev") || brand.startsWith("mif")) {
        return "is a HEIC image";
      }
      return "is a video, not an image";
    }
    if (bytes.hasBytes(0, 'I', 'I', 42, 0) || bytes.hasBytes(0, 'M', 'M', 0, 42)) {
      return "is a TIFF image";
    }
    if (bytes.hasText(0, "<svg")) {
      return "is an SVG image";
    }
    if (bytes.hasText(0, "<")) {
      return "is a web page or XML, not an image";
    }
    return "is not an image we know";
  }

  boolean isPlausible() {
    return width > 0 && height > 0 && width <= MOST_PX && height <= MOST_PX;
  }

  private ImageFault implausible() {
    return new ImageFault(
        "claims to be " + width + "x" + height + " px: sides must be 1 to " + MOST_PX + " px");
  }

  private static Either<ImageFault, ImageHeader> fault(String message) {
    return Either.left(new ImageFault(message));
  }
}
