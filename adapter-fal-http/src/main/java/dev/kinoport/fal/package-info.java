/**
 * fal behind the ports, over its HTTP queue: the paid request leaves at most once, and the key goes
 * nowhere but to fal. {@link dev.kinoport.fal.Fal} is the way in.
 *
 * <p>The way of a request: {@code upload} puts its images where fal reads them, {@code queue} sends
 * it, follows it and, when the answer was lost, looks for it, {@code answer} tells what fal means,
 * {@code webhook} believes what fal signed, {@code price} asks what fal takes today. What is common
 * to all shops is in {@code http-kit}.
 */
@NullMarked
package dev.kinoport.fal;

import org.jspecify.annotations.NullMarked;
