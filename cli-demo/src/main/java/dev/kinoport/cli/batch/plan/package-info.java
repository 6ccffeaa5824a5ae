/**
 * From lines to a bill: checked, priced, looked up in the journal, each with a place; and in the
 * end what came of each.
 */
@NullMarked
package dev.kinoport.cli.batch.plan;

import org.jspecify.annotations.NullMarked;
