package dev.kinoport.fake.clip;

import io.vavr.control.Option;

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
record Scene(Picture first, Option<Picture> last, Zoom zoom, Caption caption, Schedule schedule) {
  /** Sets the scene of a clip in frames of a size. */
  static Scene of(ClipSpec spec, FrameSize size, DecodedImage first, Option<DecodedImage> last) {
    return new Scene(
        CoverFit.fit(first, size),
        last.map(image -> CoverFit.fit(image, size)),
        Zoom.of(size, spec.length(), spec.motionSeed()),
        Caption.of(size, spec.caption()),
        Schedule.of(spec.length()));
  }

  /** Paints a key picture; it belongs to the caller. */
  Picture paint(int key) {
    if (key == 0) {
      return first.copy();
    }
    if (schedule.isInner(key)) {
      Picture picture = zoom.apply(first, schedule.frameOf(key));
      caption.draw(picture);
      return picture;
    }
    return last.map(Picture::copy).getOrElse(() -> zoom.apply(first, schedule.frameOf(key)));
  }
}
