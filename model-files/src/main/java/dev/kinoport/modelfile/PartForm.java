package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Part;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;

/** One summand: {@code {per: {fact: duration, unit: s}, rates: [{price: 0.05}]}}. */
final class PartForm {
  private PartForm() {}

  static Option<Part> read(YamlValue value) {
    return value.section(section -> {
      Field<Quantity> quantity = section.required("per", QuantityForm::read);
      Field<Condition> when = section.or(Condition.always(), "when", ConditionForm::read);
      Field<BigDecimal> included = section.or(BigDecimal.ZERO, "included", Amounts::notNegative);
      Field<Option<BigDecimal>> block = section.optional("blocks_of", Amounts::positive);
      Field<BigDecimal> minimum = section.or(BigDecimal.ZERO, "at_least", Amounts::notNegative);
      Field<List<Rate>> rates =
          section.required("rates", rows -> rows.list(row -> RateForm.read(row, "price")));
      return section.build(() ->
          new Part(
              when.value(),
              quantity.value(),
              included.value(),
              block.value(),
              minimum.value(),
              rates.value()));
    });
  }

  static YamlTree write(Part part) {
    YamlTree tree =
        YamlTree.section().optional("per", Option.some(QuantityForm.write(part.quantity())));
    return tree.treeIf("when", ConditionForm.write(part.when()))
        .optional("included", Amounts.unlessZero(part.included()))
        .optional("blocks_of", part.block())
        .optional("at_least", Amounts.unlessZero(part.minimum()))
        .list("rates", part.rates(), rate -> RateForm.write(rate, "price"));
  }
}
