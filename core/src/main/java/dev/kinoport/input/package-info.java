/**
 * What a caller can say about a clip, one class for each kind of input, and the values that it
 * takes: how they are read, checked, written for a provider, and turned into facts for a price.
 */
@NullMarked
package dev.kinoport.input;

import org.jspecify.annotations.NullMarked;
