package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Damaged;
import dev.kinoport.clipwriter.image.ImageFailure.Unsupported;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes an image file to plain samples, the way up it is meant to be seen. Colour profiles are
 * ignored, and nothing is drawn: both would make the result depend on the JDK.
 */
public final class ImageDecoder {
  private static final String JDK_READERS = "com.sun.imageio.";
  private static final String REMEDY =
      "add com.twelvemonkeys.imageio:imageio-webp to the class path, or send a JPEG or PNG";

  private ImageDecoder() {}

  /**
   * Decodes a whole file.
   *
   * @throws ImageException if it cannot be read here
   */
  public static DecodedImage decode(EncodedImage image) throws ImageException {
    return decode(image.bytes());
  }

  static DecodedImage decode(byte[] file) throws ImageException {
    ImageStructure header = ImageStructure.read(file);
    ImageReader reader =
        reader(header.format())
            .orElseThrow(
                () -> new ImageException(new Unsupported(header.format().label(), REMEDY)));
    return decode(file, header, reader).turned(header.orientation());
  }

  /** The JDK's own reader where there is one, whatever else is on the class path. */
  private static Optional<ImageReader> reader(ImageFormat format) {
    List<ImageReader> readers = new ArrayList<>();
    ImageIO.getImageReadersByFormatName(format.label()).forEachRemaining(readers::add);
    return readers.stream()
        .filter(reader -> reader.getClass().getName().startsWith(JDK_READERS))
        .findFirst()
        .or(() -> readers.stream().findFirst());
  }

  private static DecodedImage decode(byte[] file, ImageStructure header, ImageReader reader)
      throws ImageException {
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      if (reader.getWidth(0) != header.size().width()
          || reader.getHeight(0) != header.size().height()) {
        throw new ImageException(
            new Damaged(header.format().label(), "contradicts itself on its size"));
      }
      if (header.format() == ImageFormat.JPEG) {
        Raster raster = reader.readRaster(0, null);
        return JpegStructure.read(ByteBuffer.wrap(file)).colour().read(raster);
      }
      return RasterSamples.read(reader.read(0));
    } catch (IOException | RuntimeException e) {
      // On damaged files readers throw exceptions of nearly every kind.
      throw new ImageException(new Damaged(header.format().label(), e.toString()));
    } finally {
      reader.dispose();
    }
  }
}
