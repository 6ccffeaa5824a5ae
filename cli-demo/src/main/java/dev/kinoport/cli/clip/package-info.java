/**
 * From where a clip is kept, which only {@link ClipHome} knows, to the place that its order names.
 * A place is claimed before money is spent.
 */
@NullMarked
package dev.kinoport.cli.clip;

import org.jspecify.annotations.NullMarked;
