package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import io.vavr.control.Option;
import java.util.List;

/**
 * A rule over several inputs: {@code when} is a list of statements such as {@code {input:
 * last_frame, given: true}} and {@code {input: resolution, is: [512P]}}.
 */
final class RuleForm {
  private RuleForm() {}

  static Option<CrossRule> read(YamlValue value) {
    return value.section(section -> {
      Field<List<Clause>> when = section.required("when", list -> list.list(RuleForm::clause));
      Field<List<Clause>> require = section.list("require", RuleForm::clause);
      Field<CrossRule.Severity> severity =
          section.or(
              CrossRule.Severity.ERROR, "severity", word -> word.word(CrossRule.Severity.class));
      Field<String> message = section.required("message", YamlValue::text);
      return section.build(
          () -> new CrossRule(when.value(), require.value(), severity.value(), message.value()));
    });
  }

  static YamlTree write(CrossRule rule) {
    return YamlTree.section()
        .list("when", rule.when(), RuleForm::write)
        .listIf("require", rule.require(), RuleForm::write)
        .optional(
            "severity",
            Option.some(rule.severity())
                .filter(severity -> severity != CrossRule.Severity.ERROR)
                .map(YamlValue::word))
        .text("message", rule.message());
  }

  private static Option<Clause> clause(YamlValue value) {
    return value.section(section -> {
      Field<String> input = section.required("input", YamlValue::text);
      if (section.has("is")) {
        Field<List<String>> values = section.required("is", list -> list.list(YamlValue::text));
        return section.build(() -> new Clause.Is(input.value(), values.value()));
      }
      Field<Boolean> given = section.required("given", YamlValue::flag);
      return section.build(
          () -> given.value() ? new Clause.Given(input.value()) : new Clause.Absent(input.value()));
    });
  }

  private static YamlTree write(Clause clause) {
    YamlTree tree = YamlTree.section().text("input", clause.input());
    return switch (clause) {
      case Clause.Given given -> tree.flag("given", true);
      case Clause.Absent absent -> tree.flag("given", false);
      case Clause.Is is -> tree.list("is", is.values(), it -> it);
    };
  }
}
