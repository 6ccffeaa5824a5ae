package dev.kinoport.fake.clip;

import dev.kinoport.fake.clip.ImageFailure.NotAnImage;
import dev.kinoport.fake.clip.ImageFailure.TooLarge;
import dev.kinoport.fake.clip.ImageFailure.Truncated;
import dev.kinoport.fake.clip.ImageFailure.Unsupported;
import io.vavr.control.Either;
import java.nio.ByteBuffer;

/**
 * What a file says of its image before any pixel is decoded.
 *
 * @param format what the file is
 * @param size as stored, and within the limits
 * @param orientation how it lies in the file
 */
record ImageHeader(ImageFormat format, ImageSize size, Orientation orientation) {
  /** Reads the header, and checks that the file is whole as far as its structure tells. */
  static Either<ImageFailure, ImageHeader> read(byte[] file) {
    return ImageFormat.of(file)
        .<ImageFailure>toEither(NotAnImage::new)
        .flatMap(format -> read(format, ByteBuffer.wrap(file)));
  }

  /** Size of the image the way up it is meant to be seen. */
  ImageSize uprightSize() {
    return orientation.apply(size);
  }

  private static Either<ImageFailure, ImageHeader> read(ImageFormat format, ByteBuffer file) {
    try {
      return switch (format) {
        case JPEG -> JpegHeader.read(file).flatMap(JpegHeader::toImageHeader);
        case PNG -> PngHeader.read(file);
        case GIF -> GifHeader.read(file);
        case BMP -> BmpHeader.read(file);
        case WEBP -> WebpHeader.read(file);
        case AVIF, HEIC, TIFF, JPEG_XL, JPEG_2000, SVG ->
            Either.left(new Unsupported(format.label(), "send a JPEG, PNG or WebP instead"));
      };
    } catch (IndexOutOfBoundsException e) {
      // The parsers jump from length to length and leave it to the buffer to know its end.
      return Either.left(new Truncated(format.label()));
    }
  }

  /** A header with the size a file declares, if that is sane. */
  static Either<ImageFailure, ImageHeader> of(
      ImageFormat format, long width, long height, Orientation orientation) {
    if (width < 1 || height < 1) {
      return Either.left(
          new ImageFailure.Damaged(format.label(), "declares " + width + "x" + height + " px"));
    }
    if (width > ImageSize.MAX_EDGE
        || height > ImageSize.MAX_EDGE
        || width * height > ImageSize.MAX_PIXELS) {
      return Either.left(new TooLarge(width, height));
    }
    ImageSize size = new ImageSize((int) width, (int) height);
    return Either.right(new ImageHeader(format, size, orientation));
  }
}
