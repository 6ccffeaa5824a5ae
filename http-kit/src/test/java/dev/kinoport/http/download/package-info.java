@NullMarked
package dev.kinoport.http.download;

import org.jspecify.annotations.NullMarked;
