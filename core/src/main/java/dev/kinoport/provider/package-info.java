/**
 * What a provider of generations must offer: submit, watch, fetch, cancel, find again, and take
 * images.
 */
@NullMarked
package dev.kinoport.provider;

import org.jspecify.annotations.NullMarked;
