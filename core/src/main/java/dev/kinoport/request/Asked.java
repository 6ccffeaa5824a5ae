package dev.kinoport.request;

import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.ImageSource;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** What somebody gave for an input: text, or pictures. */
sealed interface Asked {
  /**
   * The value in our own form, within the limits; or everything that is wrong with it.
   *
   * @param name what they called the input
   */
  Validation<Seq<Violation>, WireValue> read(Input input, String name);

  /** Text as a person types it. */
  record Typed(String text) implements Asked {
    @Override
    public Validation<Seq<Violation>, WireValue> read(Input input, String name) {
      return input.parse(text, name);
    }
  }

  /** Pictures. */
  record Pictures(Seq<ImageSource> sources) implements Asked {
    @Override
    public Validation<Seq<Violation>, WireValue> read(Input input, String name) {
      return input.accept(sources, name);
    }
  }
}
