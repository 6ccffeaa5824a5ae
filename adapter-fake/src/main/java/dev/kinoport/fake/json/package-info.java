/** JSON as a value: what the wire and the fake's own files are made of. For the fake alone. */
@NullMarked
package dev.kinoport.fake.json;

import org.jspecify.annotations.NullMarked;
