package dev.kinoport.request;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as it goes to the provider, before it is JSON. */
public sealed interface WireValue {
  /**
   * Text.
   *
   * @param text sent exactly
   */
  record Text(String text) implements WireValue {}

  /**
   * A number.
   *
   * @param value exact; trailing zeros do not matter
   */
  @SuppressWarnings(
      "AvoidCommonTypeNames") // JSON calls it a number; always written WireValue.Number
  record Number(BigDecimal value) implements WireValue {
    public Number {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A whole number. */
    public static Number of(long value) {
      return new Number(BigDecimal.valueOf(value));
    }
  }

  /**
   * True or false.
   *
   * @param on which
   */
  record Flag(boolean on) implements WireValue {}

  /**
   * An image, which becomes the text of its address.
   *
   * @param image which
   */
  record Image(RequestImage image) implements WireValue {}

  /**
   * Values that belong together, which become an object.
   *
   * @param members by name
   */
  record Group(Map<String, WireValue> members) implements WireValue {
    public Group {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * A list.
   *
   * @param values in order
   */
  record Many(List<WireValue> values) implements WireValue {
    public Many {
      values = List.copyOf(values);
    }
  }
}
