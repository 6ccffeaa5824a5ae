/**
 * What is common to the messages that shops send: where they arrive, and why one is not believed.
 */
@NullMarked
package dev.kinoport.http.webhook;

import org.jspecify.annotations.NullMarked;
