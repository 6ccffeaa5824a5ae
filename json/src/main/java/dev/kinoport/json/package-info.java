/**
 * JSON as a value: text is read strictly into a {@link dev.kinoport.json.Json}, and one writer puts
 * it back. For Kinoport's own modules; nobody else should count on it.
 */
@NullMarked
package dev.kinoport.json;

import org.jspecify.annotations.NullMarked;
