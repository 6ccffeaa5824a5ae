/** The journal of a real installation: what was bought, what it cost, and what a person can do. */
@NullMarked
package dev.kinoport.pages.journal;

import org.jspecify.annotations.NullMarked;
