package dev.kinoport.cli.json;

import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** What stands in the JSON of several commands, the same in each. */
public final class JsonValues {
  private JsonValues() {}

  public static Json money(Option<Money> money) {
    return money.<Json>fold(
        () -> Json.NULL,
        known ->
            new Json.Members()
                .put("amount", known.amount().toPlainString())
                .put("currency", known.currency().getCurrencyCode()));
  }

  /** Null where nothing is known. */
  public static Json number(Option<BigDecimal> number) {
    return number.fold(
        () -> Json.NULL, known -> new Json.Raw(known.stripTrailingZeros().toPlainString()));
  }

  public static Json text(Option<String> text) {
    return text.fold(() -> Json.NULL, Json.Text::new);
  }
}
