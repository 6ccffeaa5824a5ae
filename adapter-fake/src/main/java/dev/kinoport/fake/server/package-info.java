/** The fake provider over fal's wire protocol, on loopback, for clients of any language. */
@NullMarked
package dev.kinoport.fake.server;

import org.jspecify.annotations.NullMarked;
