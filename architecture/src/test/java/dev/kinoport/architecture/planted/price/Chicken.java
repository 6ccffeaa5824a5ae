package dev.kinoport.architecture.planted.price;

import dev.kinoport.architecture.planted.request.Egg;
import java.util.List;

/** Half of a cycle. */
public record Chicken(List<Egg> eggs) {}
