package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** One row of a list: {@code {price: 0.28, when: {duration: 6}}}. */
final class RateForm {
  private RateForm() {}

  static Option<Rate> read(YamlValue value, String name) {
    return value.section(section -> {
      Field<BigDecimal> amount = section.required(name, Amounts::notNegative);
      Field<Condition> when = section.or(Condition.always(), "when", ConditionForm::read);
      return section.build(() -> new Rate(when.value(), amount.value()));
    });
  }

  static YamlTree write(Rate rate, String name) {
    return YamlTree.section()
        .number(name, rate.value())
        .treeIf("when", ConditionForm.write(rate.when()));
  }
}
