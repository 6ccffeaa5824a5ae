@NullMarked
package dev.kinoport.fal.upload;

import org.jspecify.annotations.NullMarked;
