package dev.kinoport.media;

/**
 * What is wrong with an image.
 *
 * @param message one line for people: what was found, and what would be right
 * @param ofFormat whether its format is the fault: then what would be right depends on the model,
 *     and the message does not say it
 */
public record ImageFault(String message, boolean ofFormat) {
  /** Any other fault. */
  public ImageFault(String message) {
    this(message, false);
  }
}
