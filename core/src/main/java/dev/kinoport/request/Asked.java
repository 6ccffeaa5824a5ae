package dev.kinoport.request;

import dev.kinoport.media.ImageSource;
import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.MediaInput;
import io.vavr.collection.List;
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
      if (input instanceof MediaInput media) {
        return new ImageCheck(name, media).check(List.of(ImageSource.parse(text)));
      }
      return TypedReader.read(input, text)
          .toEither(() -> expected(input, name))
          .flatMap(value -> InputLimits.fault(input, value).toEither(value).swap())
          .<Seq<Violation>>mapLeft(message -> List.of(new Violation(name, text, message)))
          .toValidation();
    }

    private String expected(Input input, String name) {
      return input instanceof GroupInput group
          ? "has members: name them one by one, as in %s%s.%s"
              .formatted(name, group.isList() ? ".0" : "", group.members().getFirst().name())
          : Expectation.of(input, text);
    }
  }

  /** Pictures. */
  record Pictures(Seq<ImageSource> sources) implements Asked {
    @Override
    public Validation<Seq<Violation>, WireValue> read(Input input, String name) {
      return input instanceof MediaInput media
          ? new ImageCheck(name, media).check(sources)
          : Validation.invalid(List.of(new Violation(name, "image", "does not take an image")));
    }
  }
}
