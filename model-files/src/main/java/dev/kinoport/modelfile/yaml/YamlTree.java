package dev.kinoport.modelfile.yaml;

import io.vavr.control.Option;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A mapping to be written, in the order in which its fields are added. */
public final class YamlTree {
  private static final int COLUMNS = 100;

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private YamlTree() {}

  /** A mapping with nothing in it. */
  public static YamlTree section() {
    return new YamlTree();
  }

  /** Text. */
  public YamlTree text(String name, String text) {
    fields.put(name, text);
    return this;
  }

  /** A number, written exactly. */
  public YamlTree number(String name, Number number) {
    fields.put(name, number);
    return this;
  }

  /** True or false. */
  public YamlTree flag(String name, boolean on) {
    fields.put(name, on);
    return this;
  }

  /** True, or nothing at all. */
  public YamlTree flagIf(String name, boolean on) {
    return on ? flag(name, true) : this;
  }

  /** Something by its own text, if it is there; a number or a switch stays one. */
  public YamlTree optional(String name, Option<?> value) {
    value.forEach(known -> fields.put(name, plain(known)));
    return this;
  }

  /** A mapping. */
  public YamlTree tree(String name, YamlTree inner) {
    fields.put(name, inner.fields);
    return this;
  }

  /** A mapping, unless it is empty. */
  public YamlTree treeIf(String name, YamlTree inner) {
    return inner.fields.isEmpty() ? this : tree(name, inner);
  }

  /** A list of texts, numbers or switches. */
  public <T> YamlTree list(String name, Collection<T> items, Function<T, ?> form) {
    fields.put(name, items.stream().map(form).map(YamlTree::plain).toList());
    return this;
  }

  /** A list, unless it is empty. */
  public <T> YamlTree listIf(String name, Collection<T> items, Function<T, ?> form) {
    return items.isEmpty() ? this : list(name, items, form);
  }

  /** What is in it: texts, numbers, switches, lists and further maps. */
  public Map<String, Object> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** As YAML: what holds no further mapping or list stands in one line. */
  public String write() {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.AUTO)
            .setWidth(COLUMNS)
            .setSplitLines(false)
            .build();
    return new Dump(settings).dumpToString(fields);
  }

  private static Object plain(Object value) {
    return switch (value) {
      case YamlTree tree -> tree.fields;
      case Number number -> number;
      case Boolean flag -> flag;
      case List<?> list -> list;
      default -> value.toString();
    };
  }
}
