/**
 * The two providers, each a served fake with a world that it keeps, behind a network that can be
 * cut; and their bills.
 */
@NullMarked
package dev.kinoport.chaos.server;

import org.jspecify.annotations.NullMarked;
