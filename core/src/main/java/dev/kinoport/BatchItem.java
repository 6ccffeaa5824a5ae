package dev.kinoport;

/**
 * One of several generations that are admitted together or not at all.
 *
 * @param plan what was agreed to
 * @param terms under which conditions
 */
public record BatchItem(Plan plan, Terms terms) {}
