/** A form for each offer, what it costs, what is sent, and what comes of it. */
@NullMarked
package dev.kinoport.pages.playground;

import org.jspecify.annotations.NullMarked;
