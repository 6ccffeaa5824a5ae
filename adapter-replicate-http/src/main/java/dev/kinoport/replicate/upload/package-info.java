/** Pictures on their way to Replicate before a request names them. Internal. */
@NullMarked
package dev.kinoport.replicate.upload;

import org.jspecify.annotations.NullMarked;
