/** Buying, asking, stopping and searching at Replicate. Internal. */
@NullMarked
package dev.kinoport.replicate.video;

import org.jspecify.annotations.NullMarked;
