package dev.kinoport.model;

/**
 * Several short texts, always a list on the wire: ids of voices, of styles.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param most how many texts
 * @param maxLength longest text, in characters
 */
public record TextsInput(String name, String field, boolean required, int most, int maxLength)
    implements Input {}
