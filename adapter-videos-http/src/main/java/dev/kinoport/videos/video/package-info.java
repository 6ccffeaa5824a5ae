/** Buying, asking, stopping and searching at servers of {@code /v1/videos}. Internal. */
@NullMarked
package dev.kinoport.videos.video;

import org.jspecify.annotations.NullMarked;
