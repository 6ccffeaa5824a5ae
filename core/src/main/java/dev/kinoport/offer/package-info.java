/**
 * Video models as data: what each takes, in which words and ranges, how that is written on the
 * wire, which combinations make no sense, and what a clip costs. A new model is a new value, not a
 * class.
 */
@NullMarked
package dev.kinoport.offer;

import org.jspecify.annotations.NullMarked;
