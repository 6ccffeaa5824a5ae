package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.DecodedImage;
import java.util.Optional;

/**
 * What the key pictures of a clip show: the first image, ever closer and with the caption, and at
 * the end the last image as it is.
 *
 * @param first the first image, fitted to the frame
 * @param last the last image, fitted to the frame; none to end on the first
 * @param zoom the camera
 * @param caption shown by all keys but the first and the last
 * @param schedule where the keys are
 */
public record Scene(
    Picture first, Optional<Picture> last, Zoom zoom, Caption caption, KeyframeSchedule schedule) {
  /** Sets the scene of a clip in frames of a size. */
  public static Scene of(
      FrameSize size,
      ClipLength length,
      DecodedImage first,
      Optional<DecodedImage> last,
      String caption,
      long motionSeed) {
    return new Scene(
        CoverFit.fit(first, size),
        last.map(image -> CoverFit.fit(image, size)),
        Zoom.of(size, length, motionSeed),
        Caption.of(size, caption),
        KeyframeSchedule.of(length));
  }

  /** Paints a key picture; it belongs to the caller. */
  public Picture paint(int key) {
    if (key == 0) {
      return first.copy();
    }
    if (schedule.isInner(key)) {
      Picture picture = zoom.apply(first, schedule.frameOf(key));
      caption.draw(picture);
      return picture;
    }
    return last.map(Picture::copy).orElseGet(() -> zoom.apply(first, schedule.frameOf(key)));
  }
}
