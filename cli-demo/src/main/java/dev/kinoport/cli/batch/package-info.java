/**
 * A clip for each line of a file: read ({@code file}), checked and priced as a whole ({@code
 * plan}), bought or not, then waited for and told ({@code report}). What was a line is first a
 * {@code BatchLine}, then a {@code PlannedLine}, and in the end a {@code LineOutcome}.
 */
@NullMarked
package dev.kinoport.cli.batch;

import org.jspecify.annotations.NullMarked;
