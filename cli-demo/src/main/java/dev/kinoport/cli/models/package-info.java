/** What can be bought, with which inputs, at which price. */
@NullMarked
package dev.kinoport.cli.models;

import org.jspecify.annotations.NullMarked;
