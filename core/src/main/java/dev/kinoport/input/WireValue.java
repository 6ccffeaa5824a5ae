package dev.kinoport.input;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value as it goes to the provider, before it is JSON. */
public sealed interface WireValue {
  /** As a person would write it; of an image at hand, its digest. */
  String shown();

  /** How many images it holds. */
  default long images() {
    return 0;
  }

  /**
   * Text.
   *
   * @param text sent exactly
   */
  record Text(String text) implements WireValue {
    /** Its length: it may be a prompt. */
    @Override
    public String toString() {
      return "text of %d characters".formatted(text.length());
    }

    @Override
    public String shown() {
      return text;
    }
  }

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

    @Override
    public String shown() {
      return CanonicalJson.number(value);
    }
  }

  /**
   * True or false.
   *
   * @param on which
   */
  record Flag(boolean on) implements WireValue {
    @Override
    public String shown() {
      return String.valueOf(on);
    }
  }

  /**
   * An image, which becomes the text of its address.
   *
   * @param image which
   */
  record Image(RequestImage image) implements WireValue {
    @Override
    public String shown() {
      return switch (image) {
        case RequestImage.Remote remote -> remote.address().toString();
        case RequestImage.Local local -> "image " + local.image().sha256();
      };
    }

    @Override
    public long images() {
      return 1;
    }
  }

  /**
   * Values that belong together, which become an object.
   *
   * @param members by name
   */
  record Group(Map<String, WireValue> members) implements WireValue {
    public Group {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public String shown() {
      return members.entrySet().stream()
          .map(member -> member.getKey() + "=" + member.getValue().shown())
          .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public long images() {
      return members.values().stream().mapToLong(WireValue::images).sum();
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

    @Override
    public String shown() {
      return values.stream().map(WireValue::shown).collect(Collectors.joining(", "));
    }

    @Override
    public long images() {
      return values.stream().mapToLong(WireValue::images).sum();
    }
  }
}
