package dev.kinoport.media;

/**
 * What is wrong with an image.
 *
 * @param message one line for people: what was found, and what would be right
 */
public record ImageFault(String message) {}
