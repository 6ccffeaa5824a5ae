package dev.kinoport.media;

import io.vavr.control.Either;

/**
 * An image that we hold and have looked at; the provider cannot see it before it is uploaded.
 *
 * @param sha256 digest of its bytes, 64 lower-case hex digits: the same image is the same digest
 * @param type by content
 * @param size in bytes, over 0
 * @param width columns as shown, in px: an EXIF orientation is applied
 * @param height rows as shown, in px
 * @param origin where the bytes can be had again
 */
public record LocalImage(
    String sha256, ImageType type, long size, int width, int height, Origin origin) {
  /** Most bytes ever taken into memory for one image. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  public LocalImage {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("not a picture: " + width + "x" + height + " px");
    }
  }

  /**
   * Looks at an image: its type and size by content, its digest. No limit of a model is applied.
   */
  public static Either<ImageFault, LocalImage> inspect(ImageSource.File file) {
    return of(new Origin.File(file.path().toAbsolutePath()));
  }

  /**
   * Looks at an image: its type and size by content, its digest. No limit of a model is applied.
   */
  public static Either<ImageFault, LocalImage> inspect(ImageSource.Bytes bytes) {
    return of(Origin.Memory.sharing(bytes.toArray()));
  }

  /** Looks at an image: also that its declared type is its real one. */
  public static Either<ImageFault, LocalImage> inspect(ImageSource.DataUri uri) {
    return DataUriReader.read(uri.text())
        .flatMap(decoded ->
            of(Origin.Memory.copyOf(decoded.bytes()))
                .flatMap(image -> decoded.mustBe(image.type()).map(ok -> image)));
  }

  /**
   * The image again.
   *
   * @return left: it cannot be read, or is no longer the image that was looked at
   */
  public Either<ImageFault, byte[]> read() {
    return origin
        .read()
        .filterOrElse(
            bytes -> Sha256.hex(bytes).equals(sha256),
            bytes -> new ImageFault("has changed since it was checked: check the request again"));
  }

  private static Either<ImageFault, LocalImage> of(Origin origin) {
    return origin
        .read()
        .flatMap(bytes ->
            ImageHeader.read(bytes)
                .map(header ->
                    new LocalImage(
                        Sha256.hex(bytes),
                        header.type(),
                        bytes.length,
                        header.width(),
                        header.height(),
                        origin)));
  }
}
