/**
 * MiniMax's own platform through Kinoport's ports. {@link dev.kinoport.minimax.Minimax} is the way
 * in.
 *
 * <p>The way of a request: {@code video} sends it and asks about it, {@code answer} tells what
 * MiniMax means (it answers 200 to a refusal too, so only its own codes count), {@code callback}
 * takes messages, which are hints, since nobody signs them. What is common to all shops is in
 * {@code http-kit}.
 */
@NullMarked
package dev.kinoport.minimax;

import org.jspecify.annotations.NullMarked;
