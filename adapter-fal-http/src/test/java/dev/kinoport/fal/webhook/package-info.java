@NullMarked
package dev.kinoport.fal.webhook;

import org.jspecify.annotations.NullMarked;
