/**
 * What fal's answers look like, component by component as they come. No API: public only because
 * Moshi cannot read other records. Anything may be missing.
 */
@NullMarked
package dev.kinoport.fal.wire;

import org.jspecify.annotations.NullMarked;
