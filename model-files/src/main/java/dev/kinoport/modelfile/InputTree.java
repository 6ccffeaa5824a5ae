package dev.kinoport.modelfile;

import dev.kinoport.input.Input;
import dev.kinoport.input.WireValue;
import dev.kinoport.modelfile.yaml.YamlTree;
import java.math.BigDecimal;
import java.util.List;

/** Writes what {@link InputForm} reads: an input as it describes itself. */
final class InputTree {
  private InputTree() {}

  static YamlTree of(Input input) {
    return section(input.describe());
  }

  /** Inputs by name, in their order. */
  static YamlTree all(List<Input> inputs) {
    YamlTree tree = YamlTree.section();
    inputs.forEach(input -> tree.tree(input.name(), of(input)));
    return tree;
  }

  private static YamlTree section(WireValue.Group group) {
    YamlTree tree = YamlTree.section();
    group
        .members()
        .forEach((name, value) -> {
          switch (value) {
            case WireValue.Group inner -> tree.tree(name, section(inner));
            case WireValue.Many many -> tree.list(name, many.values(), InputTree::item);
            case WireValue.Text(String text) -> tree.text(name, text);
            case WireValue.Number number -> tree.number(name, plain(number));
            case WireValue.Flag(boolean on) -> tree.flag(name, on);
            case WireValue.Image image -> throw noSuch(image);
          }
        });
    return tree;
  }

  private static Object item(WireValue value) {
    return switch (value) {
      case WireValue.Group group -> section(group);
      case WireValue.Number number -> plain(number);
      case WireValue.Flag(boolean on) -> on;
      case WireValue.Text(String text) -> text;
      case WireValue.Many many -> many.values().stream().map(InputTree::item).toList();
      case WireValue.Image image -> throw noSuch(image);
    };
  }

  /** A whole number as one, which YAML writes without a type. */
  private static Number plain(WireValue.Number number) {
    BigDecimal value = number.value();
    return value.scale() <= 0 ? value.toBigIntegerExact() : value;
  }

  private static IllegalArgumentException noSuch(WireValue value) {
    return new IllegalArgumentException("no description: " + value);
  }
}
