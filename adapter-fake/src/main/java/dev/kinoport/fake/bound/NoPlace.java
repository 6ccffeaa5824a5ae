package dev.kinoport.fake.bound;

/**
 * Why something finds no place in a world.
 *
 * @param words for people: what is kept, and what came
 * @param isForGood whether it would find none in an empty world either
 */
public record NoPlace(String words, boolean isForGood) {}
