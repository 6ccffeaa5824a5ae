/** Answers to questions that need a journal on disk, one class each; docs/durable.md shows them. */
@NullMarked
package dev.kinoport.examples;

import org.jspecify.annotations.NullMarked;
