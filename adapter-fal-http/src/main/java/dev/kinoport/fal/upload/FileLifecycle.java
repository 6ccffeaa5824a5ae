package dev.kinoport.fal.upload;

import java.time.Duration;

/**
 * How long fal keeps a file.
 *
 * @param expiresAfter whole seconds, 1 or more
 */
public record FileLifecycle(Duration expiresAfter) {
  /**
   * @throws IllegalArgumentException if it is less than a second
   */
  public FileLifecycle {
    if (expiresAfter.toSeconds() < 1) {
      throw new IllegalArgumentException("files cannot be kept for " + expiresAfter);
    }
  }

  /** The header's value. */
  public String json() {
    return "{\"expiration_duration_seconds\":" + expiresAfter.toSeconds() + "}";
  }
}
