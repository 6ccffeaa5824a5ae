package dev.kinoport.modelfile.openapi;

import dev.kinoport.input.Input;
import dev.kinoport.input.SizeInput;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** Makes an input of a field that takes a word or an object of width and height. */
record SizeDraft(
    String path, String field, String name, ValueSchema schema, boolean required, OpenPoints open) {
  /** What is taken where the document does not say. */
  private static final int LONGEST_SIDE = 14_142;

  Option<Input> input() {
    Option<ValueSchema> words =
        Option.ofOptional(schema.forms().stream().filter(it -> it.is("string")).findFirst());
    Option<ValueSchema> width =
        Option.ofOptional(
            schema.forms().stream()
                .flatMap(form -> form.properties().stream())
                .filter(property -> property.getKey().equals("width"))
                .map(Map.Entry::getValue)
                .findFirst());
    if (schema.forms().size() != 2 || words.isEmpty() || width.isEmpty()) {
      open.leftOut(path, "is one of several types, which no draft can describe", required);
      return Option.none();
    }
    open.note(path + ": which size each word stands for, the document does not say");
    return Option.some(
        new SizeInput(
            name,
            field,
            required,
            List.of(),
            words.fold(List::of, ValueSchema::words),
            side(width, "minimum", 1),
            side(width, "maximum", LONGEST_SIDE),
            schema.text("default")));
  }

  private static int side(Option<ValueSchema> width, String limit, int otherwise) {
    return Math.toIntExact(width.flatMap(side -> side.whole(limit)).getOrElse((long) otherwise));
  }
}
