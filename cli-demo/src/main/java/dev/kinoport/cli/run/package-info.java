/** What commands that wait for clips share: how far they are, and what came of each. */
@NullMarked
package dev.kinoport.cli.run;

import org.jspecify.annotations.NullMarked;
