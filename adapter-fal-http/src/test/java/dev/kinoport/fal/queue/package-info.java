@NullMarked
package dev.kinoport.fal.queue;

import org.jspecify.annotations.NullMarked;
