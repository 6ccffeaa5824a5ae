/** The money rules, one class each, through the face and held against the provider's bill. */
@NullMarked
package dev.kinoport.fake.rules;

import org.jspecify.annotations.NullMarked;
