/** What commands write for programs. */
@NullMarked
package dev.kinoport.cli.json;

import org.jspecify.annotations.NullMarked;
