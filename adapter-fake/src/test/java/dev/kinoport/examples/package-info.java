/** One class per question of a user. Each region can be copied as it stands. */
@NullMarked
package dev.kinoport.examples;

import org.jspecify.annotations.NullMarked;
