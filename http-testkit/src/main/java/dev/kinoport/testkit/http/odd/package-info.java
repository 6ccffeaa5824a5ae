/** Lives under answers that no service in its right mind gives, for each shop's wire. */
@NullMarked
package dev.kinoport.testkit.http.odd;

import org.jspecify.annotations.NullMarked;
