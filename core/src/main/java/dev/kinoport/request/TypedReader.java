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
import dev.kinoport.model.WireForm;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads a value as a person types it. One spelling for each value: 6 is right, 06 and 6.0 are not.
 */
final class TypedReader {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

  private static final Pattern SEVERAL = Pattern.compile("\\s*,\\s*");

  private TypedReader() {}

  /** The value, if the text can be one; its range is not checked. */
  static Option<WireValue> read(Input input, String typed) {
    return switch (input) {
      case TextInput it -> Option.of(new WireValue.Text(typed));
      case ChoiceInput it -> Option.of(new WireValue.Text(typed));
      case FixedInput it -> Option.of(new WireValue.Text(typed));
      case DurationInput it -> duration(it, typed);
      case FramesInput it -> number(WHOLE, typed);
      case IntegerInput it -> number(WHOLE, typed);
      case DecimalInput it -> number(DECIMAL, typed);
      case SwitchInput it ->
          Option.when(
              typed.equals("true") || typed.equals("false"),
              () -> new WireValue.Flag(typed.equals("true")));
      case SizeInput it -> Option.of(new WireValue.Text(typed));
      case TextsInput it -> Option.of(several(typed));
      case FileInput it -> Option.of(it.isList() ? several(typed) : new WireValue.Text(typed));
      case MediaInput it -> Option.none();
      case GroupInput it -> Option.none();
    };
  }

  /** Several are separated by commas; one that holds a comma cannot be typed. */
  private static WireValue several(String typed) {
    return new WireValue.Many(
        SEVERAL.splitAsStream(typed).map(it -> (WireValue) new WireValue.Text(it)).toList());
  }

  private static Option<WireValue> duration(DurationInput input, String typed) {
    if (input.autoAllowed() && typed.equals(DurationInput.AUTO)) {
      return Option.of(new WireValue.Text(typed));
    }
    boolean withUnit = input.form() == WireForm.DIGITS_AND_S && typed.endsWith("s");
    return number(WHOLE, withUnit ? typed.substring(0, typed.length() - 1) : typed);
  }

  private static Option<WireValue> number(Pattern pattern, String typed) {
    return Option.when(
        pattern.matcher(typed).matches(), () -> new WireValue.Number(new BigDecimal(typed)));
  }
}
