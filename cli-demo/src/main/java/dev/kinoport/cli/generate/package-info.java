/** One clip: options, plan, agreement, order, wait, and the clip in its place. */
@NullMarked
package dev.kinoport.cli.generate;

import org.jspecify.annotations.NullMarked;
