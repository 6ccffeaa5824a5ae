/**
 * From pictures to H.264: key pictures with CAVLC, those between as motion without residual, and
 * the parameter sets that a decoder reads first. For the writer alone.
 */
@NullMarked
package dev.kinoport.clipwriter.h264;

import org.jspecify.annotations.NullMarked;
