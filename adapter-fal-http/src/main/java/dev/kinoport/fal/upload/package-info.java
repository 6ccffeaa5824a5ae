/**
 * Images and files on their way to fal before a request names them, straight from disk and in parts
 * if they are large. {@link dev.kinoport.fal.upload.FalFiles} is for users.
 */
@NullMarked
package dev.kinoport.fal.upload;

import org.jspecify.annotations.NullMarked;
