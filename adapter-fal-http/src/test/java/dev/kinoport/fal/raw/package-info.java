/** Requests and answers of fal's that many tests send to a server of raw bytes. */
@NullMarked
package dev.kinoport.fal.raw;

import org.jspecify.annotations.NullMarked;
