package dev.kinoport.request;

/**
 * A draft that one offer takes.
 *
 * @param request what is wanted, which knows no shop
 * @param document the same in the words of the offer
 */
public record Checked(VideoRequest request, Document document) {}
