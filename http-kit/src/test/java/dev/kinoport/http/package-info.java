@NullMarked
package dev.kinoport.http;

import org.jspecify.annotations.NullMarked;
