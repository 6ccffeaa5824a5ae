/** What the answers of servers of {@code /v1/videos} mean. Internal. */
@NullMarked
package dev.kinoport.videos.answer;

import org.jspecify.annotations.NullMarked;
