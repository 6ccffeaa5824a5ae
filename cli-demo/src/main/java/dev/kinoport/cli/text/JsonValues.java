package dev.kinoport.cli.text;

import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** What stands in the JSON of several commands, the same in each. */
public final class JsonValues {
  private JsonValues() {}

  public static Json money(Option<Money> money) {
    return money.<Json>fold(
        () -> Json.Nothing.NULL,
        known ->
            Json.object()
                .with("amount", known.amount().toPlainString())
                .with("currency", known.currency().getCurrencyCode()));
  }

  /** Null where nothing is known. */
  public static Json number(Option<BigDecimal> number) {
    return number.fold(() -> Json.Nothing.NULL, known -> new Json.Num(plain(known)));
  }

  /** Without zeros behind the point, and without an exponent. */
  private static BigDecimal plain(BigDecimal number) {
    return new BigDecimal(number.stripTrailingZeros().toPlainString());
  }
}
