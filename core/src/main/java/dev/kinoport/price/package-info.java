/**
 * What a clip costs: exact money, and price rules as dated data. An unknown price stays unknown; it
 * is never zero and never a neighbour's.
 */
@NullMarked
package dev.kinoport.price;

import org.jspecify.annotations.NullMarked;
