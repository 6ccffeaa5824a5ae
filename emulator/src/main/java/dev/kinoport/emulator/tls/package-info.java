/** The certificate of one run, for clients that insist on TLS. For the emulator alone. */
@NullMarked
package dev.kinoport.emulator.tls;

import org.jspecify.annotations.NullMarked;
