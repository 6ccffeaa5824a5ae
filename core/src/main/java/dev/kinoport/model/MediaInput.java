package dev.kinoport.model;

import dev.kinoport.media.MediaLimits;

/**
 * A picture in a role: first frame, last frame, reference.
 *
 * @param name the role
 * @param field the provider's name
 * @param required whether a request needs it
 * @param most how many pictures; over 1 it is a list on the wire
 * @param limits what each picture must be like
 */
public record MediaInput(String name, String field, boolean required, int most, MediaLimits limits)
    implements Input {
  /** True if it is a list on the wire. */
  public boolean isList() {
    return most > 1;
  }
}
