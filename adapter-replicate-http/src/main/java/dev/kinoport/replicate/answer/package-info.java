/** What Replicate means by its answers, wherever they come from. Internal. */
@NullMarked
package dev.kinoport.replicate.answer;

import org.jspecify.annotations.NullMarked;
