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
import dev.kinoport.price.PriceList;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Validity;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * A price: one rule, or a list of rules that hold {@code from} and {@code until} some day. A rule
 * is its parts, what multiplies their sum, what has no price, and where it is from.
 */
final class PriceForm {
  private static final String UNDATED = "undated";
  private static final Currency US_DOLLAR = Currency.getInstance("USD");

  private PriceForm() {}

  static Option<PriceList> read(YamlValue value) {
    return (value.isList() ? value.list(PriceForm::rule) : rule(value).map(List::of))
        .flatMap(rules -> list(value, rules));
  }

  private static Option<PriceList> list(YamlValue value, List<PriceRule> rules) {
    try {
      return Option.some(new PriceList(rules));
    } catch (IllegalArgumentException e) {
      return value.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Option<PriceRule> rule(YamlValue value) {
    return value.section(PriceForm::read);
  }

  /** Adds a price to what has it. */
  static YamlTree write(YamlTree tree, PriceList price) {
    List<PriceRule> rules = price.rules();
    return rules.size() == 1
        ? tree.tree("price", write(rules.getFirst()))
        : tree.list("price", rules, PriceForm::write);
  }

  private static YamlTree write(PriceRule rule) {
    return YamlTree.section()
        .text("currency", rule.currency().getCurrencyCode())
        .optional("from", rule.validity().from())
        .optional("until", rule.validity().until())
        .text("as_of", rule.asOf().map(LocalDate::toString).getOrElse(UNDATED))
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
    Field<Option<LocalDate>> from = section.optional("from", Dates::read);
    Field<Option<LocalDate>> until = section.optional("until", Dates::read);
    Field<Option<LocalDate>> asOf = section.required("as_of", PriceForm::asOf);
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
            unitPrice.value().map(amount -> new Money(amount, currency.value())),
            new Validity(from.value(), until.value())));
  }

  private static Option<Option<LocalDate>> asOf(YamlValue value) {
    return value.parsed(
        Dates.EXPECTED + ", or " + UNDATED,
        text -> text.equals(UNDATED) ? Option.none() : Option.of(LocalDate.parse(text)));
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
