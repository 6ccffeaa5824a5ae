package dev.kinoport.modelfile.yaml;

import dev.kinoport.fault.FaultList;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of a file, at its place. Each way of reading it gives what it says, or nothing, and has
 * noted then what is wrong.
 */
public final class YamlValue {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final int SHOWN = 60;

  private final Node node;
  private final Place path;
  private final FaultList<FileFault> faults;

  YamlValue(Node node, Place path, FaultList<FileFault> faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  /** The line it begins in, from 1 on. */
  public int line() {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** True if it is a mapping. */
  public boolean isSection() {
    return node instanceof MappingNode;
  }

  /** True if it is a sequence. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** True if it says null, or nothing at all. */
  public boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  /** True if it is written as a number, and not as text of digits. */
  public boolean isNumber() {
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
  }

  /** True if it says true or false. */
  public boolean isFlag() {
    return node.getTag().equals(Tag.BOOL);
  }

  /** What a mapping has under a name, if that is there and not null; nothing is noted. */
  public Option<YamlValue> find(String name) {
    if (!(node instanceof MappingNode mapping)) {
      return Option.none();
    }
    return Option.ofOptional(
        mapping.getValue().stream()
            .filter(field ->
                field.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
            .map(field -> inner(field.getValueNode(), name))
            .filter(value -> !value.isNull())
            .findFirst());
  }

  /** The names and values of a mapping, in the order of the file; empty if it is none. */
  public List<Map.Entry<String, YamlValue>> fields() {
    if (!(node instanceof MappingNode mapping)) {
      return List.of();
    }
    return mapping.getValue().stream()
        .filter(field -> field.getKeyNode() instanceof ScalarNode)
        .map(field -> Map.entry(((ScalarNode) field.getKeyNode()).getValue(), field.getValueNode()))
        .map(field -> Map.entry(field.getKey(), inner(field.getValue(), field.getKey())))
        .toList();
  }

  /** How many values stand in it and in the lists in it. */
  public int width() {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream().mapToInt(field -> 1 + items(field.getValueNode())).sum()
        : items(node);
  }

  private static int items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue().size() : 0;
  }

  /** The values of a list; empty if it is none. */
  public List<YamlValue> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(item -> new YamlValue(item, path, faults)).toList()
        : List.of();
  }

  /** Any single value, letter for letter; a number is the text it was written as. */
  public Option<String> text() {
    return node instanceof ScalarNode scalar && !isNull()
        ? Option.some(scalar.getValue())
        : wrong("must be text" + was());
  }

  /** A number, exactly as it was written. */
  public Option<BigDecimal> decimal() {
    return matching(DECIMAL, "must be a number").map(BigDecimal::new);
  }

  /** A whole number. */
  public Option<Long> whole() {
    return matching(WHOLE, "must be a whole number").map(Long::valueOf);
  }

  /** A whole number that fits into 32 bits. */
  public Option<Integer> count() {
    Option<Long> whole = whole();
    return whole.exists(number -> number != number.intValue())
        ? wrong("must fit into 32 bits" + was())
        : whole.map(Long::intValue);
  }

  /** True or false. */
  public Option<Boolean> flag() {
    return isFlag() ? text().map(Boolean::valueOf) : wrong("must be true or false" + was());
  }

  /** One of the words of an enum, in lower case. */
  public <E extends Enum<E>> Option<E> word(Class<E> words) {
    List<E> all = List.of(words.getEnumConstants());
    return text()
        .flatMap(typed ->
            Option.ofOptional(all.stream().filter(one -> word(one).equals(typed)).findFirst())
                .orElse(() ->
                    wrong(
                        "must be one of %s%s"
                            .formatted(
                                all.stream().map(YamlValue::word).collect(Collectors.joining(", ")),
                                was()))));
  }

  /** An enum's constant as it is written in files. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Text that a parser of the JDK understands. */
  public <T> Option<T> parsed(String expected, Function<String, T> parser) {
    return text()
        .flatMap(typed ->
            Try.of(() -> parser.apply(typed))
                .toOption()
                .orElse(() -> wrong("must be " + expected + was())));
  }

  /** A list, each value read in one way. */
  public <T> Option<List<T>> list(Function<YamlValue, Option<T>> form) {
    if (!(node instanceof SequenceNode sequence)) {
      return wrong("must be a list" + was());
    }
    Seq<Node> nodes = Vector.ofAll(sequence.getValue());
    Seq<Option<T>> read =
        nodes.zipWithIndex((item, at) -> form.apply(new YamlValue(item, path.item(at), faults)));
    return Option.sequence(read).map(Seq::asJava).map(List::copyOf);
  }

  /** A mapping, field by field. */
  public <T> Option<T> section(Function<Section, Option<T>> form) {
    return node instanceof MappingNode mapping
        ? form.apply(new Section(mapping, path, faults))
        : wrong("must be a mapping of names to values" + was());
  }

  /** Notes what is wrong with it. */
  public <T> Option<T> wrong(String message) {
    faults.add(() -> new FileFault(line(), path.text(), message));
    return Option.none();
  }

  private YamlValue inner(Node value, String name) {
    return new YamlValue(value, path.field(name), faults);
  }

  private Option<String> matching(Pattern pattern, String expected) {
    return node instanceof ScalarNode scalar && pattern.matcher(scalar.getValue()).matches()
        ? Option.some(scalar.getValue())
        : wrong(expected + was());
  }

  private String was() {
    return switch (node) {
      case ScalarNode scalar when isNull() -> ", was empty";
      case ScalarNode scalar -> ", was '" + shown(scalar.getValue()) + "'";
      case SequenceNode sequence -> ", was a list";
      default -> ", was a mapping";
    };
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
