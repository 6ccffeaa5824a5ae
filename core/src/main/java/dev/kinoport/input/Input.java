package dev.kinoport.input;

import dev.kinoport.media.ImageSource;
import dev.kinoport.price.PriceFacts;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;

/**
 * One thing a caller can say about the clip.
 *
 * <p>Each kind is one class, which owns all that is particular to it: how it is read, checked,
 * written for a provider, priced and described. Nobody else asks which kind an input is of.
 *
 * <p>A value has two forms. Our own is one for all offers: a duration is a number of seconds, a
 * choice is text. The provider's is whatever it publishes, such as {@code "6s"}.
 */
public sealed interface Input permits SingleInput, MediaInput, GroupInput {
  /** Canonical name, the same for every offer: {@code first_frame}, {@code duration}. */
  String name();

  /** The provider's name of the field; empty if it is not on the wire. */
  String field();

  /** True if a request without it is refused. */
  boolean required();

  /** The same input in another field, needed or not. What is never on the wire stays as it is. */
  Input named(String field, boolean required);

  /** False if it contradicts itself: a default outside of its own limits, an empty range. */
  boolean isSound();

  /** What is sent when the caller says nothing, in our own form. */
  default Option<WireValue> defaultValue() {
    return Option.none();
  }

  /** All that it takes, as a person types it, where that is a list; empty if it is a range. */
  default List<String> options() {
    return List.of();
  }

  /** True for a picture, a sound or a clip to start from; false for what is said in words. */
  default boolean isMaterial() {
    return false;
  }

  /**
   * What a person typed. One spelling for each value: 6 is right, 06 and 6.0 are not.
   *
   * @param as the name they used
   * @return the value in our own form, within the limits; or everything that is wrong with it
   */
  Validation<Seq<Violation>, WireValue> parse(String typed, String as);

  /**
   * Pictures that a caller gave. Those at hand are read and measured.
   *
   * @param as the name they used
   * @return as {@link #parse}
   */
  default Validation<Seq<Violation>, WireValue> accept(Seq<ImageSource> pictures, String as) {
    return Violation.only(as, "image", "does not take an image");
  }

  /**
   * What arrived on the wire. No file is ever opened.
   *
   * @param wire in the provider's form
   * @param as the name of the field
   * @return as {@link #parse}
   */
  Validation<Seq<Violation>, WireValue> decode(WireValue wire, String as);

  /**
   * What goes over the wire.
   *
   * @param value in our own form, within the limits
   * @return in the provider's form
   * @throws IllegalArgumentException if this input never is on the wire
   */
  default WireValue encode(WireValue value) {
    return value;
  }

  /**
   * What a price rule is told of this input; may be nothing. Pictures are counted elsewhere.
   *
   * @param values of a request, by canonical name; this input's need not be among them
   */
  PriceFacts facts(Map<String, WireValue> values);

  /** These facts, and what this input comes to where they say nothing of it. */
  default PriceFacts complete(PriceFacts facts) {
    return facts.orElse(
        facts(
            defaultValue().<Map<String, WireValue>>fold(Map::of, value -> Map.of(name(), value))));
  }

  /** Why a request with these facts can never be, as far as this input has a say. */
  default Option<String> contradiction(PriceFacts facts) {
    return Option.none();
  }

  /** Pictures that every request has because of this input. */
  default int leastImages() {
    return 0;
  }

  /** What it takes, in words for people: {@code 6 or 10 s}. */
  String takes();

  /**
   * All that it is but its name, as a file of models says it: {@code kind}, {@code field} if that
   * is not the name, {@code required} if it is, and what its kind has, in a fixed order. An equal
   * input can be made of it.
   */
  WireValue.Group describe();

  /** Its form on the wire, as JSON Schema tells it, with the default. */
  WireValue.Group schema();
}
