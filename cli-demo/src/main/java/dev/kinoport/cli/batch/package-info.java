/**
 * A clip for each line of a file: read, checked and priced as a whole, bought or not, then waited
 * for.
 */
@NullMarked
package dev.kinoport.cli.batch;

import org.jspecify.annotations.NullMarked;
