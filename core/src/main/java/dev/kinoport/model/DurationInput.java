package dev.kinoport.model;

import dev.kinoport.price.Fact;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the clip shall be, in whole seconds, or whatever the model finds fit.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param allowed which lengths, in s, rising; at least one
 * @param autoAllowed whether {@value #AUTO} leaves it to the model
 * @param fallback sent when the caller says nothing; digits or {@value #AUTO}
 * @param form how seconds are written
 */
public record DurationInput(
    String name,
    String field,
    boolean required,
    List<Integer> allowed,
    boolean autoAllowed,
    Option<String> fallback,
    WireForm form)
    implements Input {
  /** The word that leaves the length to the model. */
  public static final String AUTO = "auto";

  public DurationInput {
    allowed = List.copyOf(allowed);
  }

  /** Shortest and longest, in s. */
  public Fact span() {
    return new Fact.Between(
        BigDecimal.valueOf(allowed.getFirst()), BigDecimal.valueOf(allowed.getLast()));
  }

  /** Every length from {@code min} to {@code max}, in steps of {@code step} s. */
  public static DurationInput range(WireForm form, int fallback, int min, int max, int step) {
    Integer[] allowed =
        IntStream.iterate(min, seconds -> seconds <= max, seconds -> seconds + step)
            .boxed()
            .toArray(Integer[]::new);
    return of(form, fallback, allowed);
  }

  /** Whether a text is one of the lengths, or leaves it to the model where that is allowed. */
  public boolean allows(String text) {
    return text.equals(AUTO)
        ? autoAllowed
        : allowed.stream().map(String::valueOf).anyMatch(text::equals);
  }

  /** This input, with the length left to the model when the caller says nothing or asks for it. */
  public DurationInput orAuto() {
    return new DurationInput(name, field, required, allowed, true, Option.of(AUTO), form);
  }

  /** A choice of lengths, with one that is sent when the caller says nothing. */
  public static DurationInput of(WireForm form, int fallback, Integer... allowed) {
    return new DurationInput(
        "duration",
        "duration",
        false,
        List.of(allowed),
        false,
        Option.of(String.valueOf(fallback)),
        form);
  }
}
