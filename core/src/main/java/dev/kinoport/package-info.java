/** Makes AI video without paying twice and without losing a clip that was paid for. */
@NullMarked
package dev.kinoport;

import org.jspecify.annotations.NullMarked;
