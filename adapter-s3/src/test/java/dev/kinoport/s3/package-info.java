@NullMarked
package dev.kinoport.s3;

import org.jspecify.annotations.NullMarked;
