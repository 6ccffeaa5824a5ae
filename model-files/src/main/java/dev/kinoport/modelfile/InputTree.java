package dev.kinoport.modelfile;

import dev.kinoport.model.ChoiceInput;
import dev.kinoport.model.DecimalInput;
import dev.kinoport.model.DurationInput;
import dev.kinoport.model.FileInput;
import dev.kinoport.model.FixedInput;
import dev.kinoport.model.FramesInput;
import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.IntegerInput;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.SizeInput;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.util.List;

/** Writes what {@link InputForm} reads. */
final class InputTree {
  private InputTree() {}

  static YamlTree of(Input input) {
    return switch (input) {
      case MediaInput it ->
          begin(InputKind.IMAGE, it)
              .optional("most", Option.when(it.isList(), it.most()))
              .treeIf("limits", LimitsForm.write(it.limits()));
      case FileInput it ->
          begin(it.kind() == FileInput.Kind.AUDIO ? InputKind.AUDIO : InputKind.VIDEO, it)
              .optional("most", Option.when(it.isList(), it.most()));
      case TextsInput it ->
          begin(InputKind.TEXTS, it).number("most", it.most()).number("max_length", it.maxLength());
      case SizeInput it -> SizeForm.write(begin(InputKind.SIZE, it), it);
      case GroupInput it ->
          begin(InputKind.GROUP, it)
              .optional("most", Option.when(it.isList(), it.most()))
              .tree("members", all(it.members()));
      case TextInput it ->
          begin(InputKind.TEXT, it)
              .number("max_length", it.maxLength())
              .text("unit", YamlValue.word(it.unit()))
              .flagIf("blank_allowed", it.blankAllowed())
              .optional("default", it.fallback());
      case DurationInput it ->
          begin(InputKind.DURATION, it)
              .list("allowed", it.allowed(), seconds -> seconds)
              .flagIf("auto", it.autoAllowed())
              .optional("default", it.fallback())
              .text("wire", YamlValue.word(it.form()));
      case FramesInput it ->
          begin(InputKind.FRAMES, it)
              .number("min", it.min())
              .number("max", it.max())
              .optional("default", it.fallback())
              .text("wire", YamlValue.word(it.form()));
      case ChoiceInput it ->
          begin(InputKind.CHOICE, it)
              .list("options", it.options(), option -> option)
              .optional("default", it.fallback())
              .text("wire", YamlValue.word(it.form()));
      case SwitchInput it -> begin(InputKind.SWITCH, it).optional("default", it.fallback());
      case IntegerInput it ->
          begin(InputKind.INTEGER, it)
              .number("min", it.min())
              .number("max", it.max())
              .optional("step", Option.some(it.step()).filter(step -> step != 1))
              .optional("default", it.fallback());
      case DecimalInput it ->
          begin(InputKind.DECIMAL, it)
              .number("min", it.min())
              .number("max", it.max())
              .optional("step", it.step())
              .optional("default", it.fallback());
      case FixedInput it ->
          YamlTree.section()
              .text("kind", YamlValue.word(InputKind.FIXED))
              .text("value", it.value());
    };
  }

  /** Inputs by name, in their order. */
  static YamlTree all(List<Input> inputs) {
    YamlTree tree = YamlTree.section();
    inputs.forEach(input -> tree.tree(input.name(), of(input)));
    return tree;
  }

  private static YamlTree begin(InputKind kind, Input input) {
    return YamlTree.section()
        .text("kind", YamlValue.word(kind))
        .optional("field", Option.some(input.field()).filter(field -> !field.equals(input.name())))
        .flagIf("required", input.required());
  }
}
