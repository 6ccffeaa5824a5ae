/**
 * fal's messages on their way in: believed only if fal signed them and they came to an address that
 * was given out. {@link dev.kinoport.fal.webhook.WebhookReceiver} is for users.
 */
@NullMarked
package dev.kinoport.fal.webhook;

import org.jspecify.annotations.NullMarked;
