/**
 * Any server of {@code /v1/videos} through Kinoport's ports: one's own vLLM-Omni or
 * SGLang-Diffusion, or a relay. {@link dev.kinoport.videos.Videos} is the way in.
 *
 * <p>The way of a request: {@code video} writes it in the form that the server takes, sends it and
 * asks about it, {@code answer} tells what the server means. What is common to all shops is in
 * {@code http-kit}.
 */
@NullMarked
package dev.kinoport.videos;

import org.jspecify.annotations.NullMarked;
