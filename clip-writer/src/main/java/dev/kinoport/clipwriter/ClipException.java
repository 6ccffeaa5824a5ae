package dev.kinoport.clipwriter;

import dev.kinoport.clipwriter.image.ImageException;
import dev.kinoport.clipwriter.image.ImageFailure;

/** Thrown where one of the images of a clip cannot be used. */
public final class ClipException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Place place;
  private final transient ImageFailure failure;

  ClipException(Place place, ImageException cause) {
    super(place + " image: " + cause.getMessage(), cause);
    this.place = place;
    failure = cause.failure();
  }

  /** Which image is at fault. */
  public Place place() {
    return place;
  }

  /** What is wrong with it. */
  public ImageFailure failure() {
    return failure;
  }

  /** The images a clip is made of. */
  public enum Place {
    /** The image of the first frame. */
    FIRST,
    /** The image of the last frame. */
    LAST
  }
}
