package dev.kinoport.model;

import io.vavr.control.Option;

/**
 * On or off: sound, prompt enhancement, loop.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param fallback sent when the caller says nothing
 */
public record SwitchInput(String name, String field, boolean required, Option<Boolean> fallback)
    implements Input {
  /** A switch with a default. */
  public static SwitchInput of(String name, String field, boolean fallback) {
    return new SwitchInput(name, field, false, Option.of(fallback));
  }
}
