package dev.kinoport.request;

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
import io.vavr.control.Option;

/** What an input is when nobody says anything, in our own form. */
final class Defaults {
  private Defaults() {}

  static Option<WireValue> of(Input input) {
    return switch (input) {
      case DurationInput it -> it.fallback().flatMap(typed -> TypedReader.read(it, typed));
      case TextInput it -> it.fallback().map(WireValue.Text::new);
      case ChoiceInput it -> it.fallback().map(WireValue.Text::new);
      case FramesInput it -> it.fallback().map(WireValue.Number::of);
      case IntegerInput it -> it.fallback().map(WireValue.Number::of);
      case DecimalInput it -> it.fallback().map(WireValue.Number::new);
      case SwitchInput it -> it.fallback().map(WireValue.Flag::new);
      case FixedInput it -> Option.of(new WireValue.Text(it.value()));
      case SizeInput it -> it.fallback().map(WireValue.Text::new);
      case MediaInput it -> Option.none();
      case FileInput it -> Option.none();
      case TextsInput it -> Option.none();
      case GroupInput it -> Option.none();
    };
  }
}
