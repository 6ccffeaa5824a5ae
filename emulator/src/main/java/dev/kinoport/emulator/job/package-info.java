/**
 * What every wire does with the jobs of the world: reads their input, keeps images, serves clips.
 */
@NullMarked
package dev.kinoport.emulator.job;

import org.jspecify.annotations.NullMarked;
