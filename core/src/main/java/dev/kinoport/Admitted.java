package dev.kinoport;

import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;

/**
 * An order, and its place in the journal.
 *
 * @param order what was asked for; not what is there if the admission is none that is new
 * @param admission where it is
 */
record Admitted(Order order, Admission admission) {}
