/** What MiniMax sells on its own platforms, the global one in dollars and China's in yuan. */
@NullMarked
package dev.kinoport.catalogue.minimax;

import org.jspecify.annotations.NullMarked;
