/** From a file to lines, and from lines to drafts; all faults at once. */
@NullMarked
package dev.kinoport.cli.batch.file;

import org.jspecify.annotations.NullMarked;
