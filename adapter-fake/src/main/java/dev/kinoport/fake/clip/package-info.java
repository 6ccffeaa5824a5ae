/**
 * The clip the fake hands out: a small, real MP4 written, not encoded, from the images of a
 * request.
 *
 * <p>{@link dev.kinoport.fake.clip.ClipWriter} is the way in. It reads the images, frames them, and
 * codes a few key pictures; all pictures between are drawn by the viewer's own decoder, from motion
 * vectors and time distances. The same {@link dev.kinoport.fake.clip.ClipSpec} gives the same bytes
 * on every machine. Standards: ITU-T H.264 and ISO/IEC 14496-12, 14496-15.
 */
@NullMarked
package dev.kinoport.fake.clip;

import org.jspecify.annotations.NullMarked;
