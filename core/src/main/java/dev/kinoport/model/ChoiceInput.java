package dev.kinoport.model;

import io.vavr.control.Option;
import java.util.List;

/**
 * One of a few words or numbers: resolution, aspect ratio, style.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param options in the provider's exact spelling, in its order
 * @param fallback sent when the caller says nothing
 * @param form {@link WireForm#DIGITS} for text of any kind, {@link WireForm#NUMBER} for numbers
 */
public record ChoiceInput(
    String name,
    String field,
    boolean required,
    List<String> options,
    Option<String> fallback,
    WireForm form)
    implements Input {
  public ChoiceInput {
    options = List.copyOf(options);
  }

  /** A choice of words whose canonical name is the provider's, with a default. */
  public static ChoiceInput of(String name, String fallback, String... options) {
    return new ChoiceInput(
        name, name, false, List.of(options), Option.of(fallback), WireForm.DIGITS);
  }
}
