/**
 * A worker as a service would have it, in a JVM of its own: what it is told, what it says, and at
 * which named step it is to die or stop.
 */
@NullMarked
package dev.kinoport.chaos.worker;

import org.jspecify.annotations.NullMarked;
