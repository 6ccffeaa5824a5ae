package dev.kinoport;

import dev.kinoport.request.RequestDraft;

/**
 * One of several generations that are admitted together or not at all.
 *
 * @param draft what is wanted
 * @param terms under which conditions
 */
public record BatchItem(RequestDraft draft, Terms terms) {}
