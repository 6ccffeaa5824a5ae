/**
 * A small, real MP4, written, not encoded, from one or two images: what stands in for a clip that a
 * model would make.
 *
 * <p>{@link dev.kinoport.clipwriter.ClipWriter} is the way in, {@link
 * dev.kinoport.clipwriter.ClipSpec} all that it needs to know. The data goes through four rooms:
 * {@code image} reads the files, {@code scene} decides what the frames show and paints a few key
 * pictures, {@code h264} codes those, and all pictures between as nothing but motion, which the
 * viewer's own decoder draws, and {@code mp4} puts the coded pictures into a file. The same spec
 * gives the same bytes on every machine. Standards: ITU-T H.264 and ISO/IEC 14496-12, 14496-15.
 *
 * <p>Needs nothing but the JDK; an ImageIO plugin on the class path adds WebP images.
 */
@NullMarked
package dev.kinoport.clipwriter;

import org.jspecify.annotations.NullMarked;
