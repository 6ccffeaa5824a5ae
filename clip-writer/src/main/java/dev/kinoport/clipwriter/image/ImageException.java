package dev.kinoport.clipwriter.image;

/** Thrown for bytes that no clip can be made of; it is theirs, so it carries no stack trace. */
public final class ImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ImageFailure failure;

  ImageException(ImageFailure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  /** Why, for callers that answer each case. */
  public ImageFailure failure() {
    return failure;
  }
}
