/** Goes on with what is open, together with other processes. */
@NullMarked
package dev.kinoport.cli.worker;

import org.jspecify.annotations.NullMarked;
