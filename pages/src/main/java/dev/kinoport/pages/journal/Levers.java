package dev.kinoport.pages.journal;

import dev.kinoport.generation.GenerationState;
import io.vavr.control.Either;

/** Does what a person has decided, after the page has made sure that it was meant. */
@FunctionalInterface
public interface Levers {
  /**
   * Does it.
   *
   * @param at the generation, as it stood a moment ago
   * @param word what the lever wants to know besides; empty if it wants nothing
   * @return what was done, or left: why it was not, in a sentence
   */
  Either<String, String> pull(Lever lever, GenerationState at, String word);
}
