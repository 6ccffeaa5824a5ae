/**
 * Replicate through Kinoport's ports. {@link dev.kinoport.replicate.Replicate} is the way in.
 *
 * <p>The way of a request: {@code upload} puts its pictures where Replicate reads them, {@code
 * video} sends it, asks about it and searches for it, {@code answer} tells what Replicate means,
 * {@code webhook} believes what Replicate signed. What is common to all shops is in {@code
 * http-kit}.
 */
@NullMarked
package dev.kinoport.replicate;

import org.jspecify.annotations.NullMarked;
