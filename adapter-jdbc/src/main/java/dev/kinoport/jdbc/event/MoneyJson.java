package dev.kinoport.jdbc.event;

import dev.kinoport.generation.Cost;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Charge;
import java.math.BigDecimal;
import java.util.Currency;

/** Money, charges and costs as JSON. */
public final class MoneyJson {
  private MoneyJson() {}

  static Json.Members write(Money money) {
    return new JsonFields()
        .with("amount", money.amount().toPlainString())
        .with("currency", money.currency().getCurrencyCode())
        .members();
  }

  static Money read(JsonObject json) {
    return new Money(
        json.parsed("amount", BigDecimal::new), json.parsed("currency", Currency::getInstance));
  }

  static Json.Members write(Charge charge) {
    return new JsonFields()
        .with("units", charge.units(), BigDecimal::toString)
        .with("amount", charge.amount(), MoneyJson::write)
        .members();
  }

  static Charge charge(JsonObject json) {
    return new Charge(
        json.parsedIfAny("units", BigDecimal::new),
        json.objectIfAny("amount").map(MoneyJson::read));
  }

  static Json.Members write(Cost cost) {
    return new JsonFields()
        .with("basis", cost.basis().name())
        .with("amount", cost.amount(), MoneyJson::write)
        .with("units", cost.units(), BigDecimal::toString)
        .members();
  }

  static Cost cost(JsonObject json) {
    return new Cost(
        json.word("basis", Cost.Basis.class),
        json.objectIfAny("amount").map(MoneyJson::read),
        json.parsedIfAny("units", BigDecimal::new));
  }
}
