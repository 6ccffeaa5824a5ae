package dev.kinoport.clipwriter;

import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.Framing;
import java.util.Optional;

/**
 * Everything that determines the bytes of a clip; equal specs give equal clips, so a spec can be
 * the key of a cache.
 *
 * @param first what the first frame shows
 * @param last what the last frame shows; none to end on the first image, seen closer
 * @param caption text that names what was asked for, such as model and prompt; shown in a box that
 *     says the clip is a fake. What is not printable ASCII is shown as {@code ?}, what is too long
 *     is cut
 * @param length number of frames, and their rate
 * @param framing how the frame size is found
 * @param motionSeed decides the camera's speed and direction, such as a digest of the request
 */
public record ClipSpec(
    EncodedImage first,
    Optional<EncodedImage> last,
    String caption,
    ClipLength length,
    Framing framing,
    long motionSeed) {}
