/**
 * How faults of what somebody else wrote are told: no more of them than a person reads, and with
 * what was meant.
 */
@NullMarked
package dev.kinoport.fault;

import org.jspecify.annotations.NullMarked;
