/** A server of S3 for tests. */
@NullMarked
package dev.kinoport.s3server;

import org.jspecify.annotations.NullMarked;
