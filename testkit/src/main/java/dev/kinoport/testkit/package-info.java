/** What every adapter must do, one contract per port. */
@NullMarked
package dev.kinoport.testkit;

import org.jspecify.annotations.NullMarked;
