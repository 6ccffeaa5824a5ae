package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.price.Multiplier;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;

/** A factor on the sum: from rows, or a fact divided by a base. */
final class MultiplierForm {
  private MultiplierForm() {}

  static Option<Multiplier> read(YamlValue value) {
    return value.section(section -> {
      if (section.has("rows")) {
        Field<List<Rate>> rows =
            section.required("rows", list -> list.list(row -> RateForm.read(row, "factor")));
        return section.build(() -> new Multiplier.Listed(rows.value()));
      }
      Field<String> fact = section.required("fact", YamlValue::text);
      Field<BigDecimal> base = section.required("base", Amounts::positive);
      Field<BigDecimal> atLeast = section.or(BigDecimal.ONE, "at_least", Amounts::notNegative);
      return section.build(() -> new Multiplier.Ratio(fact.value(), base.value(), atLeast.value()));
    });
  }

  static YamlTree write(Multiplier multiplier) {
    return switch (multiplier) {
      case Multiplier.Listed listed ->
          YamlTree.section().list("rows", listed.rows(), row -> RateForm.write(row, "factor"));
      case Multiplier.Ratio ratio ->
          YamlTree.section()
              .text("fact", ratio.fact())
              .number("base", ratio.base())
              .number("at_least", ratio.atLeast());
    };
  }
}
