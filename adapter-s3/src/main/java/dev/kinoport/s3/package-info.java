/** Clips in a bucket: {@link dev.kinoport.clip.ClipStore} over the AWS SDK. */
@NullMarked
package dev.kinoport.s3;

import org.jspecify.annotations.NullMarked;
