/** The application, offline, with a bill. */
@NullMarked
package dev.kinoport.example;

import org.jspecify.annotations.NullMarked;
