/** What shops sell, as data: a package for each shop, and all of them together. */
@NullMarked
package dev.kinoport.catalogue;

import org.jspecify.annotations.NullMarked;
