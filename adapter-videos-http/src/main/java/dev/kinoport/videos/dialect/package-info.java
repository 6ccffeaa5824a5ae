/** How servers of {@code /v1/videos} differ in what they take. */
@NullMarked
package dev.kinoport.videos.dialect;

import org.jspecify.annotations.NullMarked;
