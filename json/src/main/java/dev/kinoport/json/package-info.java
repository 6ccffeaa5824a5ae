/**
 * JSON as a value: text is read strictly into a {@link dev.kinoport.json.Json}, and one writer puts
 * it back. What others wrote is taken into memory within {@link dev.kinoport.json.Bounds} and one
 * {@link dev.kinoport.json.BodyRoom}. For Kinoport's own modules; nobody else should count on it.
 */
@NullMarked
package dev.kinoport.json;

import org.jspecify.annotations.NullMarked;
