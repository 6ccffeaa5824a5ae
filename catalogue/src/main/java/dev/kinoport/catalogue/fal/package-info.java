/** fal's offers as typed data: what each takes, in fal's fields and forms, and what it costs. */
@NullMarked
package dev.kinoport.catalogue.fal;

import org.jspecify.annotations.NullMarked;
