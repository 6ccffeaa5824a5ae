package dev.kinoport.model;

import io.vavr.control.Option;

/**
 * Free text: the prompt, the negative prompt.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param maxLength longest text, counted in {@code unit}
 * @param unit what is counted
 * @param blankAllowed whether nothing but white space will do
 * @param fallback sent when the caller says nothing
 */
public record TextInput(
    String name,
    String field,
    boolean required,
    int maxLength,
    LengthUnit unit,
    boolean blankAllowed,
    Option<String> fallback)
    implements Input {
  /** A prompt that a request needs, counted in characters. */
  public static TextInput prompt(int maxLength) {
    return new TextInput(
        "prompt", "prompt", true, maxLength, LengthUnit.CHARACTERS, false, Option.none());
  }
}
