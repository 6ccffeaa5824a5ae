package dev.kinoport.modelfile;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.TextsInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** One thing that a caller can say: {@code duration: {kind: duration, allowed: [6, 10]}}. */
final class InputForm {
  private final String name;
  private final Section section;
  private final Field<String> field;
  private final Field<Boolean> required;

  private InputForm(String name, Section section) {
    this.name = name;
    this.section = section;
    this.field = section.or(name, "field", YamlValue::text);
    this.required = section.or(false, "required", YamlValue::flag);
  }

  static Option<Input> read(String name, YamlValue value) {
    return value.section(section -> {
      Field<InputKind> kind = section.required("kind", word -> word.word(InputKind.class));
      return kind.isSound() ? of(kind.value(), name, section) : Option.none();
    });
  }

  /** Inputs by name, in the order of the file. */
  static Option<List<Input>> readAll(YamlValue value) {
    return value
        .section(section -> section.all(InputForm::read))
        .map(inputs -> List.copyOf(inputs.values()));
  }

  private static Option<Input> of(InputKind kind, String name, Section section) {
    if (kind == InputKind.FIXED) {
      Field<String> value = section.required("value", YamlValue::text);
      return section.build(() -> FixedInput.of(name, value.value()));
    }
    InputForm form = new InputForm(name, section);
    return switch (kind) {
      case IMAGE -> form.image();
      case AUDIO -> form.file(FileInput.Kind.AUDIO);
      case VIDEO -> form.file(FileInput.Kind.VIDEO);
      case TEXT -> form.text();
      case TEXTS -> form.texts();
      case DURATION -> form.duration();
      case FRAMES -> form.frames();
      case CHOICE -> form.choice();
      case SWITCH -> form.toggle();
      case INTEGER -> form.integer();
      case DECIMAL -> form.decimal();
      case SIZE -> SizeForm.read(name, form.field, form.required, section);
      case GROUP -> form.group();
      case FIXED -> Option.none();
    };
  }

  private Option<Input> image() {
    Field<Integer> most = section.or(1, "most", YamlValue::count);
    Field<AcceptedImages> limits = section.or(LimitsForm.usual(), "limits", LimitsForm::read);
    return section.build(
        () -> new MediaInput(name, field.value(), required.value(), most.value(), limits.value()));
  }

  private Option<Input> file(FileInput.Kind kind) {
    Field<Integer> most = section.or(1, "most", YamlValue::count);
    return section.build(
        () -> new FileInput(name, field.value(), required.value(), kind, most.value()));
  }

  private Option<Input> texts() {
    Field<Integer> most = section.required("most", YamlValue::count);
    Field<Integer> maxLength = section.required("max_length", YamlValue::count);
    return section.build(() ->
        new TextsInput(name, field.value(), required.value(), most.value(), maxLength.value()));
  }

  private Option<Input> group() {
    Field<Integer> most = section.or(1, "most", YamlValue::count);
    Field<List<Input>> members = section.required("members", InputForm::readAll);
    return section.build(
        () -> new GroupInput(name, field.value(), required.value(), most.value(), members.value()));
  }

  private Option<Input> text() {
    Field<Integer> maxLength = section.required("max_length", YamlValue::count);
    Field<LengthUnit> unit =
        section.or(LengthUnit.CHARACTERS, "unit", word -> word.word(LengthUnit.class));
    Field<Boolean> blank = section.or(false, "blank_allowed", YamlValue::flag);
    Field<Option<String>> fallback = fallback(YamlValue::text);
    return section.build(() ->
        new TextInput(
            name,
            field.value(),
            required.value(),
            maxLength.value(),
            unit.value(),
            blank.value(),
            fallback.value()));
  }

  private Option<Input> duration() {
    Field<List<Integer>> allowed = section.required("allowed", list -> list.list(YamlValue::count));
    Field<Boolean> auto = section.or(false, "auto", YamlValue::flag);
    Field<Option<String>> fallback = fallback(YamlValue::text);
    Field<WireForm> wire = wire();
    return section.build(() ->
        new DurationInput(
            name,
            field.value(),
            required.value(),
            allowed.value(),
            auto.value(),
            fallback.value(),
            wire.value()));
  }

  private Option<Input> frames() {
    Field<Integer> min = section.required("min", YamlValue::count);
    Field<Integer> max = section.required("max", YamlValue::count);
    Field<Option<Integer>> fallback = fallback(YamlValue::count);
    Field<WireForm> wire = wire();
    return section.build(() ->
        new FramesInput(
            name,
            field.value(),
            required.value(),
            min.value(),
            max.value(),
            fallback.value(),
            wire.value()));
  }

  private Option<Input> choice() {
    Field<List<String>> options = section.required("options", list -> list.list(YamlValue::text));
    Field<Option<String>> fallback = fallback(YamlValue::text);
    Field<WireForm> wire = wire();
    return section.build(() ->
        new ChoiceInput(
            name,
            field.value(),
            required.value(),
            options.value(),
            fallback.value(),
            wire.value()));
  }

  private Option<Input> toggle() {
    Field<Option<Boolean>> fallback = fallback(YamlValue::flag);
    return section.build(
        () -> new SwitchInput(name, field.value(), required.value(), fallback.value()));
  }

  private Option<Input> integer() {
    Field<Long> min = section.required("min", YamlValue::whole);
    Field<Long> max = section.required("max", YamlValue::whole);
    Field<Long> step = section.or(1L, "step", YamlValue::whole);
    Field<Option<Long>> fallback = fallback(YamlValue::whole);
    return section.build(() ->
        new IntegerInput(
            name,
            field.value(),
            required.value(),
            min.value(),
            max.value(),
            step.value(),
            fallback.value()));
  }

  private Option<Input> decimal() {
    Field<BigDecimal> min = section.required("min", YamlValue::decimal);
    Field<BigDecimal> max = section.required("max", YamlValue::decimal);
    Field<Option<BigDecimal>> step = section.optional("step", YamlValue::decimal);
    Field<Option<BigDecimal>> fallback = fallback(YamlValue::decimal);
    return section.build(() ->
        new DecimalInput(
            name,
            field.value(),
            required.value(),
            min.value(),
            max.value(),
            step.value(),
            fallback.value()));
  }

  private <T> Field<Option<T>> fallback(Function<YamlValue, Option<T>> form) {
    return section.optional("default", form);
  }

  private Field<WireForm> wire() {
    return section.or(WireForm.DIGITS, "wire", word -> word.word(WireForm.class));
  }
}
