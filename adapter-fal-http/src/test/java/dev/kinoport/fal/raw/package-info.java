/**
 * A server of raw bytes that answers as no good one would, and requests and pictures to send it.
 */
@NullMarked
package dev.kinoport.fal.raw;

import org.jspecify.annotations.NullMarked;
