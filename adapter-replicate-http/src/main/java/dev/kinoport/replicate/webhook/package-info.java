/**
 * Replicate's messages on their way in: believed only if Replicate signed them and they came to an
 * address that was given out. {@link dev.kinoport.replicate.webhook.ReplicateWebhooks} is for
 * users.
 */
@NullMarked
package dev.kinoport.replicate.webhook;

import org.jspecify.annotations.NullMarked;
