package dev.kinoport.fake.clip;

/**
 * Why there is no clip.
 *
 * @param place the image at fault
 * @param reason what is wrong with it
 */
public record ClipFailure(Place place, ImageFailure reason) {
  /** The images a clip is made of. */
  public enum Place {
    /** The image of the first frame. */
    FIRST,
    /** The image of the last frame. */
    LAST
  }
}
