/**
 * What commands that wait for clips share. A {@link Run} opens a provider, follows what is bought
 * there, takes up what an earlier process left, waits, and brings each clip to its place: what came
 * of each is an {@link Ended}. Meanwhile a {@link Progress} shows a {@link Board}, as a picture or
 * as lines. Commands differ in what they take up and in what they print.
 */
@NullMarked
package dev.kinoport.cli.run;

import org.jspecify.annotations.NullMarked;
