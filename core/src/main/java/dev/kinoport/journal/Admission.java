package dev.kinoport.journal;

import dev.kinoport.generation.GenerationId;

/**
 * The place of one order in the journal.
 *
 * @param id the generation that the order is now
 * @param isNew false when its key led to an earlier generation
 */
public record Admission(GenerationId id, boolean isNew) {}
