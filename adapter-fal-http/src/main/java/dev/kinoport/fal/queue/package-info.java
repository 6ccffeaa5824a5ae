/**
 * From the document to the request that costs money, and every question about it until its result
 * is there: by asking, by listening, or, when the answer was lost, by looking through the listing.
 * {@link dev.kinoport.fal.queue.FalOptions}, {@link dev.kinoport.fal.queue.Reconciling} and {@link
 * dev.kinoport.fal.queue.FalDirect} are for users.
 */
@NullMarked
package dev.kinoport.fal.queue;

import org.jspecify.annotations.NullMarked;
