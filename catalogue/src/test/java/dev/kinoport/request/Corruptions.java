package dev.kinoport.request;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SizeInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.TextsInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.input.WireValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values on the wire that an input never takes, each wrong in one way. */
final class Corruptions {
  private static final WireValue FLAG = new WireValue.Flag(true);
  private static final WireValue NONE = new WireValue.Many(List.of());

  private Corruptions() {}

  static List<WireValue> of(Input input) {
    return switch (input) {
      case MediaInput it -> List.of(FLAG, NONE, text("ftp://a.test/1.png"), list(FLAG));
      case FileInput it ->
          List.of(
              FLAG, NONE, text("song.mp3"), list(text("song.mp3")), new WireValue.Group(Map.of()));
      case TextInput it -> List.of(FLAG, list(text("x")), text("x".repeat(it.maxLength() + 1)));
      case TextsInput it -> List.of(text("x"), NONE, list(FLAG), list(text("x".repeat(1_000))));
      case DurationInput it -> List.of(FLAG, written(it.form(), 1_000), unwritten(it.form()));
      case FramesInput it ->
          List.of(
              FLAG,
              written(it.form(), it.min() - 1L),
              written(it.form(), it.max() + 1L),
              unwritten(it.form()));
      case ChoiceInput it ->
          it.form() == WireForm.NUMBER
              ? List.of(FLAG, WireValue.Number.of(-1), text(it.options().getFirst()))
              : List.of(FLAG, text("nonsense"), WireValue.Number.of(-1));
      case SwitchInput it -> List.of(text("true"), WireValue.Number.of(1));
      case IntegerInput it ->
          List.of(
              text(String.valueOf(it.min())),
              WireValue.Number.of(it.min() - 1),
              WireValue.Number.of(it.max() + 1),
              new WireValue.Number(BigDecimal.valueOf(it.min()).add(new BigDecimal("0.5"))));
      case DecimalInput it ->
          List.of(
              text(it.min().toPlainString()),
              new WireValue.Number(it.min().subtract(BigDecimal.ONE)),
              new WireValue.Number(it.max().add(BigDecimal.ONE)));
      case SizeInput it ->
          List.of(FLAG, text("1280x720"), text("nonsense"), size(it.maxSide() + 1), size(0));
      case GroupInput it -> List.of(text("x"), NONE, list(text("x")), list(withUnknownMember()));
      case FixedInput it -> List.of();
    };
  }

  private static WireValue withUnknownMember() {
    return new WireValue.Group(Map.of("no_such_member", text("x")));
  }

  private static WireValue size(long side) {
    return new WireValue.Group(
        Map.of("width", WireValue.Number.of(side), "height", WireValue.Number.of(720)));
  }

  private static WireValue written(WireForm form, long number) {
    return switch (form) {
      case NUMBER -> WireValue.Number.of(number);
      case DIGITS, LOWER_CASE -> text(String.valueOf(number));
      case DIGITS_AND_S -> text(number + "s");
    };
  }

  /** A number in a form that is not this one. */
  private static WireValue unwritten(WireForm form) {
    return form == WireForm.NUMBER ? text("6") : WireValue.Number.of(6);
  }

  private static WireValue list(WireValue value) {
    return new WireValue.Many(List.of(value));
  }

  private static WireValue text(String text) {
    return new WireValue.Text(text);
  }
}
