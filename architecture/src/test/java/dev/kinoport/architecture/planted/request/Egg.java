package dev.kinoport.architecture.planted.request;

import dev.kinoport.architecture.planted.price.Chicken;

/** The other half. */
public record Egg(Chicken chicken) {}
