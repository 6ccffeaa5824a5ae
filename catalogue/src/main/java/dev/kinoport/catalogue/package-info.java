/**
 * What shops sell, as data: a package for each shop, with the source of each rule and price beside
 * it, and all of them together. An adapter gives its shop's offers to the core, which checks
 * requests by them and quotes their prices; nothing here is asked when a request is sent.
 */
@NullMarked
package dev.kinoport.catalogue;

import org.jspecify.annotations.NullMarked;
