@NullMarked
package dev.kinoport.http.config;

import org.jspecify.annotations.NullMarked;
