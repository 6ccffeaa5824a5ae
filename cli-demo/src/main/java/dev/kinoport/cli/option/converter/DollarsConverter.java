package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.price.Money;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of US dollars above zero: {@code 5}, {@code 0.28}. */
public final class DollarsConverter implements ITypeConverter<Money> {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  @Override
  public Money convert(String typed) {
    if (AMOUNT.matcher(typed).matches()) {
      Money money = Money.usd(typed);
      if (money.amount().signum() > 0) {
        return money;
      }
    }
    throw new TypeConversionException(
        "must be an amount of US dollars above zero, such as 0.50, was " + Quoted.of(typed));
  }
}
