package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Exclusion;
import dev.kinoport.price.Money;
import dev.kinoport.price.Multiplier;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** A price rule: its parts, what multiplies their sum, what has no price, and where it is from. */
final class PriceForm {
  private static final Currency US_DOLLAR = Currency.getInstance("USD");

  private PriceForm() {}

  static Option<PriceRule> read(YamlValue value) {
    return value.section(PriceForm::read);
  }

  static YamlTree write(PriceRule rule) {
    return YamlTree.section()
        .text("currency", rule.currency().getCurrencyCode())
        .text("as_of", rule.asOf().toString())
        .text("confidence", YamlValue.word(rule.confidence()))
        .text("source", rule.source())
        .optional("unit_price", rule.unitPrice().map(Money::amount))
        .list("parts", rule.parts(), PartForm::write)
        .listIf("multipliers", rule.multipliers(), MultiplierForm::write)
        .listIf("exclusions", rule.exclusions(), PriceForm::write);
  }

  private static Option<PriceRule> read(Section section) {
    Field<Currency> currency =
        section.or(
            US_DOLLAR,
            "currency",
            value -> value.parsed("an ISO 4217 code, such as USD", Currency::getInstance));
    Field<LocalDate> asOf =
        section.required(
            "as_of", value -> value.parsed("a date, such as 2026-11-21", LocalDate::parse));
    Field<Confidence> confidence =
        section.required("confidence", value -> value.word(Confidence.class));
    Field<String> source = section.required("source", YamlValue::text);
    Field<Option<BigDecimal>> unitPrice = section.optional("unit_price", Amounts::positive);
    Field<List<Part>> parts = section.required("parts", value -> value.list(PartForm::read));
    Field<List<Multiplier>> multipliers = section.list("multipliers", MultiplierForm::read);
    Field<List<Exclusion>> exclusions = section.list("exclusions", PriceForm::exclusion);
    return section.build(() ->
        new PriceRule(
            currency.value(),
            parts.value(),
            multipliers.value(),
            exclusions.value(),
            asOf.value(),
            confidence.value(),
            source.value(),
            unitPrice.value().map(amount -> new Money(amount, currency.value()))));
  }

  private static Option<Exclusion> exclusion(YamlValue value) {
    return value.section(section -> {
      Field<Condition> when = section.required("when", ConditionForm::read);
      Field<String> reason = section.required("reason", YamlValue::text);
      return section.build(() -> new Exclusion(when.value(), reason.value()));
    });
  }

  private static YamlTree write(Exclusion exclusion) {
    return YamlTree.section()
        .tree("when", ConditionForm.write(exclusion.when()))
        .text("reason", exclusion.reason());
  }
}
