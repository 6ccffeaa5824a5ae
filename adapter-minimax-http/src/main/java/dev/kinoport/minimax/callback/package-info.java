/** What MiniMax tells us by itself: a challenge first, then hints that nobody signs. */
@NullMarked
package dev.kinoport.minimax.callback;

import org.jspecify.annotations.NullMarked;
