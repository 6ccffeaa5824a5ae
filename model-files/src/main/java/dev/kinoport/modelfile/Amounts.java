package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** Numbers that prices are made of. */
final class Amounts {
  private Amounts() {}

  static Option<BigDecimal> notNegative(YamlValue value) {
    return value
        .decimal()
        .flatMap(number ->
            number.signum() < 0
                ? value.wrong("must not be negative, was " + number)
                : Option.some(number));
  }

  static Option<BigDecimal> positive(YamlValue value) {
    return value
        .decimal()
        .flatMap(number ->
            number.signum() > 0
                ? Option.some(number)
                : value.wrong("must be over 0, was " + number));
  }

  static Option<BigDecimal> unlessZero(BigDecimal number) {
    return Option.when(number.signum() != 0, number);
  }
}
