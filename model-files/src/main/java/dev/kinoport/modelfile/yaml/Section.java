package dev.kinoport.modelfile.yaml;

import dev.kinoport.fault.FaultList;
import dev.kinoport.fault.Spelling;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One mapping of a file. First every field is asked for, which notes all that is wrong; then {@link
 * #build} puts them together if nothing was.
 */
public final class Section {
  private final Place path;
  private final FaultList<FileFault> faults;
  private final YamlValue self;
  private final Map<String, YamlValue> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private boolean sound = true;

  Section(MappingNode node, Place path, FaultList<FileFault> faults) {
    this.path = path;
    this.faults = faults;
    this.self = new YamlValue(node, path, faults);
    node.getValue().forEach(this::add);
  }

  /** The names in it, in the order of the file. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Whether it has a field that is not null. */
  public boolean has(String name) {
    return find(name).isDefined();
  }

  /** A field that must be there. */
  public <T> Field<T> required(String name, Function<YamlValue, Option<T>> form) {
    return field(find(name).fold(() -> self.wrong("lacks '" + name + "'"), form));
  }

  /** A field that may be missing. */
  public <T> Field<Option<T>> optional(String name, Function<YamlValue, Option<T>> form) {
    return field(
        find(name)
            .fold(() -> Option.some(Option.none()), value -> form.apply(value).map(Option::some)));
  }

  /** A field with a value for when it is missing. */
  public <T> Field<T> or(T fallback, String name, Function<YamlValue, Option<T>> form) {
    return field(find(name).fold(() -> Option.some(fallback), form));
  }

  /** A list; empty if it is missing. */
  public <T> Field<List<T>> list(String name, Function<YamlValue, Option<T>> form) {
    return or(List.of(), name, value -> value.list(form));
  }

  /** A mapping whose names are free, in the order of the file; empty if it is missing. */
  public <T> Field<Map<String, T>> map(String name, Function<YamlValue, Option<T>> form) {
    return or(
        Map.of(), name, value -> value.section(inner -> inner.all((key, it) -> form.apply(it))));
  }

  /** Every field by its name, read in one way, in the order of the file. */
  public <T> Option<Map<String, T>> all(NamedForm<T> form) {
    Map<String, Field<T>> fields = new LinkedHashMap<>();
    for (String name : names()) {
      fields.put(name, required(name, value -> form.read(name, value)));
    }
    return build(() -> {
      Map<String, T> read = new LinkedHashMap<>();
      fields.forEach((name, field) -> read.put(name, field.value()));
      return read;
    });
  }

  /**
   * What the fields come to, if all of them are sound and no other is there. What the domain itself
   * refuses by an {@link IllegalArgumentException} is noted like any other fault.
   */
  public <T> Option<T> build(Supplier<T> whole) {
    values.keySet().stream().filter(name -> !asked.contains(name)).forEach(this::unknown);
    if (!sound) {
      return Option.none();
    }
    try {
      return Option.some(whole.get());
    } catch (IllegalArgumentException e) {
      return self.wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Notes something that is wrong with the section as a whole. */
  public <T> Option<T> wrong(String message) {
    sound = false;
    return self.wrong(message);
  }

  /** Reads a field whose name a file chooses. */
  public interface NamedForm<T> {
    /** What the value comes to under its name. */
    Option<T> read(String name, YamlValue value);
  }

  private <T> Field<T> field(Option<T> read) {
    sound &= read.isDefined();
    return new Field<>(read);
  }

  private Option<YamlValue> find(String name) {
    asked.add(name);
    YamlValue value = values.get(name);
    return value == null || value.isNull() ? Option.none() : Option.some(value);
  }

  private void add(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    int line = key.getStartMark().map(Mark::getLine).orElse(0) + 1;
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
    Place place = path.field(name);
    if (values.putIfAbsent(name, new YamlValue(tuple.getValueNode(), place, faults)) != null) {
      note(line, place, () -> "is there twice");
    }
    lines.putIfAbsent(name, line);
  }

  private void unknown(String name) {
    note(
        lines.getOrDefault(name, 1),
        path.field(name),
        () ->
            "is not known here, where %s may stand%s"
                .formatted(String.join(", ", asked), guess(name)));
  }

  private String guess(String name) {
    return Spelling.nearest(name, asked).fold(() -> "", near -> "; did you mean " + near + "?");
  }

  private void note(int line, Place place, Supplier<String> message) {
    sound = false;
    faults.add(() -> new FileFault(line, place.text(), message.get()));
  }
}
