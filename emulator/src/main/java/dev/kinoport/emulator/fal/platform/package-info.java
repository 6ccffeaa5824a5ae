/**
 * Everything about models and requests that is no request: prices, records, bills, OpenAPI, keys of
 * webhooks. For the emulator alone.
 */
@NullMarked
package dev.kinoport.emulator.fal.platform;

import org.jspecify.annotations.NullMarked;
