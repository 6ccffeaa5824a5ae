package dev.kinoport.fake.clip;

import dev.kinoport.fake.clip.ImageFailure.Damaged;
import dev.kinoport.fake.clip.ImageFailure.Unsupported;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes an image file to plain samples, the way up it is meant to be seen. Colour profiles are
 * ignored, and nothing is drawn: both would make the result depend on the JDK.
 */
final class ImageDecoder {
  private static final String JDK_READERS = "com.sun.imageio.";
  private static final String REMEDY =
      "add com.twelvemonkeys.imageio:imageio-webp to the class path, or send a JPEG or PNG";

  private ImageDecoder() {}

  static Either<ImageFailure, DecodedImage> decode(byte[] file) {
    return ImageHeader.read(file)
        .flatMap(header ->
            reader(header.format())
                .<ImageFailure>toEither(() -> new Unsupported(header.format().label(), REMEDY))
                .flatMap(reader -> decode(file, header, reader))
                .map(image -> image.turned(header.orientation())));
  }

  /** The JDK's own reader where there is one, whatever else is on the class path. */
  private static Option<ImageReader> reader(ImageFormat format) {
    List<ImageReader> readers = new ArrayList<>();
    ImageIO.getImageReadersByFormatName(format.label()).forEachRemaining(readers::add);
    return Option.ofOptional(
        readers.stream()
            .filter(reader -> reader.getClass().getName().startsWith(JDK_READERS))
            .findFirst()
            .or(() -> readers.stream().findFirst()));
  }

  private static Either<ImageFailure, DecodedImage> decode(
      byte[] file, ImageHeader header, ImageReader reader) {
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      if (reader.getWidth(0) != header.size().width()
          || reader.getHeight(0) != header.size().height()) {
        return Either.left(new Damaged(header.format().label(), "contradicts itself on its size"));
      }
      if (header.format() == ImageFormat.JPEG) {
        Raster raster = reader.readRaster(0, null);
        return JpegHeader.read(ByteBuffer.wrap(file)).map(jpeg -> jpeg.colour().read(raster));
      }
      return Either.right(RasterSamples.read(reader.read(0)));
    } catch (IOException | RuntimeException e) {
      // On damaged files readers throw exceptions of nearly every kind.
      return Either.left(new Damaged(header.format().label(), e.toString()));
    } finally {
      reader.dispose();
    }
  }
}
