/**
 * HTTP/1.1 on loopback: clear, over TLS and through {@code CONNECT}, all on one port. The JDK's own
 * server has no words for a 422, a 429 or a 499, which clients show to people, and knows no {@code
 * CONNECT}. For the emulator alone.
 */
@NullMarked
package dev.kinoport.emulator.server;

import org.jspecify.annotations.NullMarked;
