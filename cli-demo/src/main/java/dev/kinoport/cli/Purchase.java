package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;

/**
 * A generation that was bought earlier, perhaps by another process.
 *
 * @param id which
 * @param note where it was bought and where its clip belongs
 */
record Purchase(GenerationId id, DeliveryNote note) {}
