/** The examples of the README that need no more than a clip, kept true by running. */
@NullMarked
package dev.kinoport.examples;

import org.jspecify.annotations.NullMarked;
