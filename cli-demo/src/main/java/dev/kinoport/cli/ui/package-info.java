/** The journal in a browser. */
@NullMarked
package dev.kinoport.cli.ui;

import org.jspecify.annotations.NullMarked;
