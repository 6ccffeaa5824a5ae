package dev.kinoport.clipwriter.image;

/** Why no clip can be made of an image. Closed, so that callers can answer each case. */
public sealed interface ImageFailure {
  /** The bytes are of no image format that is known here. */
  record NotAnImage() implements ImageFailure {}

  /**
   * An image, but one that cannot be read here.
   *
   * @param format name of the format, such as AVIF
   * @param remedy what a developer can do about it, in English
   */
  record Unsupported(String format, String remedy) implements ImageFailure {}

  /**
   * The file ends before the image does.
   *
   * @param format name of the format, such as PNG
   */
  record Truncated(String format) implements ImageFailure {}

  /**
   * The file does not follow its format.
   *
   * @param format name of the format, such as PNG
   * @param detail for logs, in English; the wording may depend on the JDK
   */
  record Damaged(String format, String detail) implements ImageFailure {}

  /**
   * The header declares more than {@link ImageSize#MAX_PIXELS} pixels or an edge over {@link
   * ImageSize#MAX_EDGE}; nothing was decoded.
   *
   * @param width declared columns, in px
   * @param height declared rows, in px
   */
  record TooLarge(long width, long height) implements ImageFailure {}
}
