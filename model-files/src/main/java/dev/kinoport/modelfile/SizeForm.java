package dev.kinoport.modelfile;

import dev.kinoport.input.Input;
import dev.kinoport.input.SizeInput;
import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.util.List;

/** Columns and rows: words of which the size is known, words of which it is not, and limits. */
final class SizeForm {
  private SizeForm() {}

  static Option<Input> read(
      String name, Field<String> field, Field<Boolean> required, Section section) {
    Field<List<SizeInput.Named>> named = section.list("named", SizeForm::named);
    Field<List<String>> words = section.list("words", YamlValue::text);
    Field<Integer> min = section.required("min_side", YamlValue::count);
    Field<Integer> max = section.required("max_side", YamlValue::count);
    Field<Option<String>> fallback = section.optional("default", YamlValue::text);
    return section.build(() ->
        new SizeInput(
            name,
            field.value(),
            required.value(),
            named.value(),
            words.value(),
            min.value(),
            max.value(),
            fallback.value()));
  }

  private static Option<SizeInput.Named> named(YamlValue value) {
    return value.section(section -> {
      Field<String> word = section.required("word", YamlValue::text);
      Field<Integer> width = section.required("width", YamlValue::count);
      Field<Integer> height = section.required("height", YamlValue::count);
      return section.build(() -> new SizeInput.Named(word.value(), width.value(), height.value()));
    });
  }
}
