@NullMarked
package dev.kinoport.fal.answer;

import org.jspecify.annotations.NullMarked;
