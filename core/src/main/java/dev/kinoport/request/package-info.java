/**
 * From what a caller asks to what is sent: every fault of a draft is reported at once, and what is
 * built is complete, frozen and cannot be wrong.
 */
@NullMarked
package dev.kinoport.request;

import org.jspecify.annotations.NullMarked;
