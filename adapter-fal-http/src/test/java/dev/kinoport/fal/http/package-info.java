@NullMarked
package dev.kinoport.fal.http;

import org.jspecify.annotations.NullMarked;
