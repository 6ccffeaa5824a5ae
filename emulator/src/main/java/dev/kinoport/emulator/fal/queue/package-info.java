/**
 * The queue and direct calls: from a submit to a job on the wire, its status, streams of it, and
 * its result. For the emulator alone.
 */
@NullMarked
package dev.kinoport.emulator.fal.queue;

import org.jspecify.annotations.NullMarked;
