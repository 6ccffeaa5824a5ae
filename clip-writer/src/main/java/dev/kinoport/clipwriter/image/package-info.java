/**
 * From the bytes of an image file to plain samples, the way up it is meant to be seen. {@link
 * dev.kinoport.clipwriter.image.EncodedImage} and {@link
 * dev.kinoport.clipwriter.image.ImageFailure} are for callers, the rest is for the writer alone.
 * The structures are walked to their ends, as a decoder must; the core reads headers by itself, for
 * what is refused before it is sent, since neither module may see the other.
 */
@NullMarked
package dev.kinoport.clipwriter.image;

import org.jspecify.annotations.NullMarked;
