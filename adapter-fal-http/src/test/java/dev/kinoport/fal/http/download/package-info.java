@NullMarked
package dev.kinoport.fal.http.download;

import org.jspecify.annotations.NullMarked;
