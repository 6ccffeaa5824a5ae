/**
 * Models and prices as files. A file is YAML, or JSON, which is YAML too; its fields are those of
 * the descriptors in {@code dev.kinoport.offer} and {@code dev.kinoport.price}.
 */
@NullMarked
package dev.kinoport.modelfile;

import org.jspecify.annotations.NullMarked;
