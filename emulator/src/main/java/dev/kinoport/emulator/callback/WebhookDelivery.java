package dev.kinoport.emulator.callback;

import java.time.Instant;

/**
 * One attempt to call back.
 *
 * @param at when, by the provider's clock
 * @param requestId for which job
 * @param target where
 * @param outcome the HTTP status, or why there is none
 */
public record WebhookDelivery(Instant at, String requestId, String target, String outcome) {}
