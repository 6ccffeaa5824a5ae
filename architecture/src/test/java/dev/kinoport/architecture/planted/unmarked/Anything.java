package dev.kinoport.architecture.planted.unmarked;

/** In a package that nobody marked. */
public record Anything(int size) {}
