/** What fal asks today, to hold a shipped price against. */
@NullMarked
package dev.kinoport.fal.price;

import org.jspecify.annotations.NullMarked;
