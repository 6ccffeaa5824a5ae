/** The state folder: journal, clips and worlds of the fake, and what a session keeps there. */
@NullMarked
package dev.kinoport.cli.state;

import org.jspecify.annotations.NullMarked;
