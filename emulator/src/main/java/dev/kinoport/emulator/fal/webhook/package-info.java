/**
 * Calls back: owed from the moment a submit names an address, signed, sent again on schedule.
 * {@link dev.kinoport.emulator.callback.WebhookDelivery} is for callers, the rest is for the
 * emulator alone.
 */
@NullMarked
package dev.kinoport.emulator.fal.webhook;

import org.jspecify.annotations.NullMarked;
