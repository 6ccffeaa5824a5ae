/** What the starter adds to the start of an application. */
@NullMarked
package dev.kinoport.startup;

import org.jspecify.annotations.NullMarked;
