/** What a batch tells: lines and tables, JSON, and a page that stands alone. */
@NullMarked
package dev.kinoport.cli.batch.report;

import org.jspecify.annotations.NullMarked;
