/** What MiniMax means by its answers, wherever they come from. Internal. */
@NullMarked
package dev.kinoport.minimax.answer;

import org.jspecify.annotations.NullMarked;
