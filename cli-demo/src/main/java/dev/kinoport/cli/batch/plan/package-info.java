/** From drafts to items: checked, priced, looked up in the journal, each with a place. */
@NullMarked
package dev.kinoport.cli.batch.plan;

import org.jspecify.annotations.NullMarked;
