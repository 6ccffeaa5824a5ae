@NullMarked
package dev.kinoport.spring;

import org.jspecify.annotations.NullMarked;
