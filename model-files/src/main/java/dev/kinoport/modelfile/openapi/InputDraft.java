package dev.kinoport.modelfile.openapi;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.TextsInput;
import dev.kinoport.input.WireForm;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Makes an input of one field of a document, and notes what the document leaves open. */
final class InputDraft {
  /** What JSON can carry exactly: for numbers of which the document names no limit. */
  static final long SAFE = (1L << 53) - 1;

  static final int LONGEST_TEXT = 1_000_000;
  private static final int MOST_LENGTHS = 1_000;
  private static final int DEEPEST = 16;

  /** It is told again for each field below it. */
  private static final int LONGEST_PATH = 500;

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");
  private static final Pattern DIGITS_AND_S = Pattern.compile("[0-9]{1,6}s");

  private final String path;
  private final String field;
  private final String name;
  private final ValueSchema schema;
  private final boolean required;
  private final OpenPoints open;

  /**
   * @param path its name, after those of the objects around it, with dots between
   * @param open where to note what the document does not say
   */
  InputDraft(String path, ValueSchema schema, boolean required, OpenPoints open) {
    this.path = path;
    this.field = path.substring(path.lastIndexOf('.') + 1);
    this.name = FieldNames.canonical(field);
    this.schema = schema;
    this.required = required;
    this.open = open;
  }

  /** The input; none if the document says too little, which is noted. */
  Option<Input> input() {
    return path.length() <= LONGEST_PATH ? drafted() : tooLong();
  }

  private Option<Input> tooLong() {
    open.leftOut(
        path.substring(0, LONGEST_PATH) + "...",
        "is a name of more than %d characters".formatted(LONGEST_PATH),
        required);
    return Option.none();
  }

  private Option<Input> drafted() {
    if (name.equals("duration")) {
      return duration();
    }
    if (name.equals("frames")) {
      return frames();
    }
    if (schema.forms().size() > 1) {
      return new SizeDraft(path, field, name, schema, required, open).input();
    }
    if (!schema.words().isEmpty()) {
      return choice();
    }
    if (MediaDraft.isMedia(field, schema)) {
      return new MediaDraft(path, field, name, schema, required, open).input();
    }
    return switch (schema.type()) {
      case "string" -> Option.some(text());
      case "boolean" -> Option.some(new SwitchInput(name, field, required, flag()));
      case "integer" -> Option.some(whole());
      case "number" -> Option.some(decimal());
      case "array" -> list();
      case "object" -> group(schema, 1);
      default -> leftOut("is " + kind() + ", which no draft can describe");
    };
  }

  private Option<Input> duration() {
    List<String> words = new ArrayList<>(schema.words());
    boolean auto = words.remove(DurationInput.AUTO);
    if (words.isEmpty()) {
      words.addAll(range());
    }
    return form(words)
        .map(form ->
            new DurationInput(
                name,
                field,
                required,
                words.stream().map(InputDraft::seconds).sorted().toList(),
                auto,
                schema
                    .number("default")
                    .map(number -> number.stripTrailingZeros().toPlainString())
                    .orElse(() -> schema.text("default").map(word -> word.replaceFirst("s$", ""))),
                form))
        .<Input>map(input -> input)
        .orElse(() -> leftOut("names no lengths"));
  }

  /** The whole numbers between two limits, if there are not too many. */
  private List<String> range() {
    return schema
        .whole("minimum")
        .flatMap(min -> schema.whole("maximum").map(max -> LongStream.rangeClosed(min, max)))
        .fold(LongStream::empty, numbers -> numbers.limit(MOST_LENGTHS))
        .mapToObj(String::valueOf)
        .toList();
  }

  private Option<WireForm> form(List<String> words) {
    if (words.isEmpty()) {
      return Option.none();
    }
    if (words.stream().allMatch(word -> DIGITS_AND_S.matcher(word).matches())) {
      return Option.some(WireForm.DIGITS_AND_S);
    }
    boolean digits = words.stream().allMatch(word -> DIGITS.matcher(word).matches());
    return Option.when(digits, schema.is("string") ? WireForm.DIGITS : WireForm.NUMBER);
  }

  private static int seconds(String word) {
    return Integer.parseInt(word.replaceFirst("s$", ""));
  }

  private Option<Input> frames() {
    Option<Long> min = schema.whole("minimum");
    Option<Long> max = schema.whole("maximum");
    if (min.isEmpty() || max.isEmpty()) {
      return leftOut("names no least and most number of frames");
    }
    return min.flatMap(least ->
        max.map(most ->
            new FramesInput(
                name,
                field,
                required,
                Math.toIntExact(least),
                Math.toIntExact(most),
                schema.whole("default").map(Math::toIntExact),
                schema.is("string") ? WireForm.DIGITS : WireForm.NUMBER)));
  }

  private Option<Input> choice() {
    WireForm form = schema.is("string") ? WireForm.DIGITS : WireForm.NUMBER;
    return Option.some(
        new ChoiceInput(name, field, required, schema.words(), schema.text("default"), form));
  }

  private Input text() {
    Option<Long> longest = schema.whole("maxLength").filter(most -> most <= LONGEST_TEXT);
    note(longest, "max_length", "names no greatest length, %d characters taken", LONGEST_TEXT);
    return new TextInput(
        name,
        field,
        required,
        Math.toIntExact(longest.getOrElse((long) LONGEST_TEXT)),
        LengthUnit.CHARACTERS,
        !required,
        schema.text("default"));
  }

  private Input whole() {
    Option<Long> min = schema.whole("minimum");
    Option<Long> max = schema.whole("maximum");
    note(min, "min", "names no smallest number, %d taken", -SAFE);
    note(max, "max", "names no largest number, %d taken", SAFE);
    return new IntegerInput(
        name,
        field,
        required,
        min.getOrElse(-SAFE),
        max.getOrElse(SAFE),
        schema.whole("multipleOf").getOrElse(1L),
        schema.whole("default"));
  }

  private Input decimal() {
    Option<BigDecimal> min = schema.number("minimum");
    Option<BigDecimal> max = schema.number("maximum");
    note(min, "min", "names no smallest number, %d taken", -SAFE);
    note(max, "max", "names no largest number, %d taken", SAFE);
    return new DecimalInput(
        name,
        field,
        required,
        min.getOrElse(BigDecimal.valueOf(-SAFE)),
        max.getOrElse(BigDecimal.valueOf(SAFE)),
        schema.number("multipleOf"),
        schema.number("default"));
  }

  private Option<Input> list() {
    int most = Math.toIntExact(schema.whole("maxItems").getOrElse((long) MediaDraft.MOST));
    return schema
        .items()
        .<Option<Input>>map(items ->
            switch (items.type()) {
              case "string" -> texts(items, most);
              case "object" -> group(items, Math.max(2, most));
              default -> Option.none();
            })
        .flatMap(input -> input)
        .peek(input ->
            note(schema.whole("maxItems"), "most", "names no greatest number, %d taken", most))
        .orElse(() -> leftOut("is a list of something that no draft can describe"));
  }

  private Option<Input> texts(ValueSchema items, int most) {
    int longest = Math.toIntExact(items.whole("maxLength").getOrElse((long) LONGEST_TEXT));
    note(
        items.whole("maxLength"),
        "max_length",
        "names no greatest length, %d characters taken",
        LONGEST_TEXT);
    return Option.some(new TextsInput(name, field, required, most, longest));
  }

  private Option<Input> group(ValueSchema object, int most) {
    // An object may hold itself, by a reference.
    if (path.chars().filter(sign -> sign == '.').count() >= DEEPEST) {
      return leftOut("is nested more than %d deep".formatted(DEEPEST));
    }
    Set<String> needed = object.required();
    List<Input> members = new ArrayList<>();
    for (Map.Entry<String, ValueSchema> member : object.properties()) {
      String inner = member.getKey();
      new InputDraft(path + "." + inner, member.getValue(), needed.contains(inner), open)
          .input()
          .forEach(members::add);
    }
    return members.isEmpty()
        ? leftOut("is an object without fields")
        : Option.some(new GroupInput(name, field, required, most, members));
  }

  private Option<Boolean> flag() {
    return schema.text("default").map(Boolean::valueOf);
  }

  private String kind() {
    return schema.forms().isEmpty()
        ? schema.type().isEmpty() ? "of no type" : "an " + schema.type()
        : "one of several types";
  }

  private void note(Option<?> known, String attribute, String message, long taken) {
    if (known.isEmpty()) {
      open.assumed(path, attribute, message.formatted(taken));
    }
  }

  private Option<Input> leftOut(String why) {
    open.leftOut(path, why, required);
    return Option.none();
  }
}
