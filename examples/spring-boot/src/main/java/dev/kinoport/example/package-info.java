/** A web application that sells clips. */
@NullMarked
package dev.kinoport.example;

import org.jspecify.annotations.NullMarked;
