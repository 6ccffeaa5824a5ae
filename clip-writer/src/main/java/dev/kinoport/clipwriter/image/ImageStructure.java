package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.NotAnImage;
import dev.kinoport.clipwriter.image.ImageFailure.TooLarge;
import dev.kinoport.clipwriter.image.ImageFailure.Truncated;
import dev.kinoport.clipwriter.image.ImageFailure.Unsupported;
import java.nio.ByteBuffer;

/**
 * What a file says of its image before any pixel is decoded.
 *
 * @param format what the file is
 * @param size as stored, and within the limits
 * @param orientation how it lies in the file
 */
record ImageStructure(ImageFormat format, ImageSize size, Orientation orientation) {
  /** Reads the header, and checks that the file is whole as far as its structure tells. */
  static ImageStructure read(byte[] file) throws ImageException {
    ImageFormat format =
        ImageFormat.of(file).orElseThrow(() -> new ImageException(new NotAnImage()));
    return read(format, ByteBuffer.wrap(file));
  }

  /** Size of the image the way up it is meant to be seen. */
  ImageSize uprightSize() {
    return orientation.apply(size);
  }

  private static ImageStructure read(ImageFormat format, ByteBuffer file) throws ImageException {
    try {
      return switch (format) {
        case JPEG -> JpegStructure.read(file).toStructure();
        case PNG -> PngStructure.read(file);
        case GIF -> GifStructure.read(file);
        case BMP -> BmpStructure.read(file);
        case WEBP -> WebpStructure.read(file);
        case AVIF, HEIC, TIFF, JPEG_XL, JPEG_2000, SVG ->
            throw new ImageException(
                new Unsupported(format.label(), "send a JPEG, PNG or WebP instead"));
      };
    } catch (IndexOutOfBoundsException e) {
      // The parsers jump from length to length and leave it to the buffer to know its end.
      throw new ImageException(new Truncated(format.label()));
    }
  }

  /** A header with the size a file declares, if that is sane. */
  static ImageStructure of(ImageFormat format, long width, long height, Orientation orientation)
      throws ImageException {
    if (width < 1 || height < 1) {
      throw new ImageException(
          new ImageFailure.Damaged(format.label(), "declares " + width + "x" + height + " px"));
    }
    if (width > ImageSize.MAX_EDGE
        || height > ImageSize.MAX_EDGE
        || width * height > ImageSize.MAX_PIXELS) {
      throw new ImageException(new TooLarge(width, height));
    }
    ImageSize size = new ImageSize((int) width, (int) height);
    return new ImageStructure(format, size, orientation);
  }
}
