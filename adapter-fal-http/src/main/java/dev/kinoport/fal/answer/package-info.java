/**
 * What fal means by its answers: a status, a result, a verdict on a job, or a fault on the way.
 * Every question passes here, whoever asked. Internal.
 */
@NullMarked
package dev.kinoport.fal.answer;

import org.jspecify.annotations.NullMarked;
