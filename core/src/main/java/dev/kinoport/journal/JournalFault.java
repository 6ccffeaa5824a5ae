package dev.kinoport.journal;

/**
 * The journal cannot be read.
 *
 * @param reason for people
 */
public record JournalFault(String reason) {}
