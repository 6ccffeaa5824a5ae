package dev.kinoport.cli.batch.report;

import dev.kinoport.media.LocalImage;
import io.vavr.control.Option;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Small pictures of the images that clips begin with, as data URIs; each image is read once. */
final class Poster {
  private static final int WIDTH_PX = 480;

  /** A larger one is not worth the memory. */
  private static final long MOST_PIXELS = 50_000_000;

  private final Map<String, Option<String>> known = new HashMap<>();

  /** None if the image is gone, has changed, or cannot be shown upright. */
  Option<String> of(LocalImage image) {
    return known.computeIfAbsent(image.sha256(), digest -> drawn(image));
  }

  private static Option<String> drawn(LocalImage image) {
    if ((long) image.width() * image.height() > MOST_PIXELS) {
      return Option.none();
    }
    return image
        .read()
        .toOption()
        .flatMap(bytes -> {
          try {
            @Nullable BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
            // Width and height are as shown: where they differ, it would have to be turned first.
            return picture == null || picture.getWidth() != image.width()
                ? Option.none()
                : Option.some("data:image/jpeg;base64," + jpeg(scaled(picture)));
          } catch (IOException | RuntimeException e) {
            // A decoder's trouble with a picture that is only for show.
            return Option.none();
          }
        });
  }

  private static BufferedImage scaled(BufferedImage picture) {
    int width = Math.min(WIDTH_PX, picture.getWidth());
    int height = Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return small;
  }

  private static String jpeg(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "jpeg", out)) {
      throw new IOException("no writer for JPEG");
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}
