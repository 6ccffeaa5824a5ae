/**
 * The adapter facing the fake provider over fal's own wire protocol: nothing leaves the machine.
 */
@NullMarked
package dev.kinoport.fal.offline;

import org.jspecify.annotations.NullMarked;
