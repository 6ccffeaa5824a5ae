package dev.kinoport.fake;

import java.time.Instant;

/**
 * One request that the fake provider has accepted, as its own screen would show it, whether or not
 * anybody was told.
 *
 * @param requestId the provider's name for it
 * @param generationId our name, as the submit carried it
 * @param requestHash what was asked for
 * @param acceptedAt when
 */
public record AcceptedRequest(
    String requestId, String generationId, String requestHash, Instant acceptedAt) {}
