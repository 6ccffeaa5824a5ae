/** A generation as flat values without a type of our own, to be shown or sent as JSON. */
@NullMarked
package dev.kinoport.view;

import org.jspecify.annotations.NullMarked;
