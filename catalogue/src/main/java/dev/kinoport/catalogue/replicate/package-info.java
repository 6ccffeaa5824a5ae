/** What Replicate sells. {@link dev.kinoport.catalogue.replicate.ReplicateOffers} is the way in. */
@NullMarked
package dev.kinoport.catalogue.replicate;

import org.jspecify.annotations.NullMarked;
