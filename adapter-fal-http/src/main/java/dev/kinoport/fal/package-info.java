/**
 * fal behind the ports, over its HTTP queue: the paid request leaves at most once, and the key goes
 * nowhere but to fal.
 */
@NullMarked
package dev.kinoport.fal;

import org.jspecify.annotations.NullMarked;
