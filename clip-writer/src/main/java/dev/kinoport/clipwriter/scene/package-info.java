/**
 * From samples to what each frame shows: the images fitted to the frame, the camera that zooms, the
 * caption, and which pictures are painted as keys. {@link
 * dev.kinoport.clipwriter.scene.ClipLength}, {@link dev.kinoport.clipwriter.scene.Framing} and
 * {@link dev.kinoport.clipwriter.scene.FrameSize} are for callers, the rest is for the writer
 * alone.
 */
@NullMarked
package dev.kinoport.clipwriter.scene;

import org.jspecify.annotations.NullMarked;
