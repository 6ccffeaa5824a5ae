/** Time as a port: what the clock says, what happens later, and how to wait. */
@NullMarked
package dev.kinoport.time;

import org.jspecify.annotations.NullMarked;
