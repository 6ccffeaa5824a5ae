package dev.kinoport.fal.wire;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices of endpoints.
 *
 * @param prices one each
 */
public record WirePrices(@Nullable List<@Nullable Price> prices) {
  /**
   * What one unit costs.
   *
   * @param endpoint_id of which endpoint
   * @param unit_price in whole units of the currency
   * @param unit of what
   * @param currency three letters
   */
  @SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
  public record Price(
      @Nullable String endpoint_id,
      @Nullable BigDecimal unit_price,
      @Nullable String unit,
      @Nullable String currency) {}
}
