/**
 * The contracts against the real provider, for money: by hand only, see the profile {@code live}.
 */
@NullMarked
package dev.kinoport.fal.live;

import org.jspecify.annotations.NullMarked;
