/** Lives of the engine in virtual time, under faults and crashes, replayable by seed. */
@NullMarked
package dev.kinoport.simulation;

import org.jspecify.annotations.NullMarked;
