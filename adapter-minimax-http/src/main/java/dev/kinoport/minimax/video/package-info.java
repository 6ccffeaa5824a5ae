/** Buying, asking and fetching at MiniMax. Internal. */
@NullMarked
package dev.kinoport.minimax.video;

import org.jspecify.annotations.NullMarked;
