/** From a word on the command line to a value, or a sentence that says what would be right. */
@NullMarked
package dev.kinoport.cli.option.converter;

import org.jspecify.annotations.NullMarked;
