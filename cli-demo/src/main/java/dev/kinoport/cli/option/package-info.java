/**
 * Options that several commands share. picocli fills them, and each hands on what it means: who
 * makes the clip, under which terms, where it is kept.
 */
@NullMarked
package dev.kinoport.cli.option;

import org.jspecify.annotations.NullMarked;
