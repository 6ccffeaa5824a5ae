/**
 * What generations cost, how long they take and what keeps them, for Micrometer. Tags are few: no
 * generation, no prompt, no key is among them.
 */
@NullMarked
package dev.kinoport.micrometer;

import org.jspecify.annotations.NullMarked;
