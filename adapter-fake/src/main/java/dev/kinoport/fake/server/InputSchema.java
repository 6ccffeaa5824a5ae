package dev.kinoport.fake.server;

import dev.kinoport.fake.json.Json;
import dev.kinoport.model.ChoiceInput;
import dev.kinoport.model.DecimalInput;
import dev.kinoport.model.DurationInput;
import dev.kinoport.model.FileInput;
import dev.kinoport.model.FixedInput;
import dev.kinoport.model.FramesInput;
import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.IntegerInput;
import dev.kinoport.model.LengthUnit;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.SizeInput;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import dev.kinoport.model.TextsInput;
import dev.kinoport.model.WireForm;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an endpoint's description says of one input: type, limits, default. */
final class InputSchema {
  private InputSchema() {}

  static Json of(Input input) {
    return switch (input) {
      case MediaInput media -> many(type("string"), media.isList(), media.most());
      case FileInput file -> many(type("string"), file.isList(), file.most());
      case TextsInput texts ->
          many(type("string").with("maxLength", texts.maxLength()), true, texts.most());
      case GroupInput group -> many(object(group), group.isList(), group.most());
      case SizeInput size -> size(size);
      case TextInput text -> text(text);
      case DurationInput duration -> duration(duration);
      case FramesInput frames -> frames(frames);
      case ChoiceInput choice -> choice(choice);
      case SwitchInput on -> withDefault(type("boolean"), on.fallback(), Json.Flag::new);
      case IntegerInput whole -> withDefault(whole(whole), whole.fallback(), InputSchema::number);
      case DecimalInput decimal -> withDefault(decimal(decimal), decimal.fallback(), Json.Num::new);
      case FixedInput fixed -> type("string");
    };
  }

  private static Json.Members many(Json.Members one, boolean isList, int most) {
    return isList ? type("array").with("items", one).with("maxItems", most) : one;
  }

  private static Json.Members object(GroupInput group) {
    Json.Members properties = Json.object();
    for (Input member : group.members()) {
      properties = properties.with(member.field(), of(member));
    }
    List<String> required =
        group.members().stream().filter(Input::required).map(Input::field).toList();
    return type("object")
        .with("properties", properties)
        .with("required", Json.Items.ofTexts(required));
  }

  private static Json size(SizeInput size) {
    Json side = type("integer").with("minimum", size.minSide()).with("maximum", size.maxSide());
    Json pixels =
        type("object")
            .with("properties", Json.object().with("width", side).with("height", side))
            .with("required", Json.Items.ofTexts(List.of("width", "height")));
    Json word = type("string").with("enum", Json.Items.ofTexts(size.allWords()));
    return withDefault(
        Json.object().with("anyOf", Json.Items.of(pixels, word)), size.fallback(), Json.Text::new);
  }

  /** The standard counts steps from zero, and we from the smallest number. */
  private static Json.Members whole(IntegerInput whole) {
    Json.Members schema = type("integer").with("minimum", whole.min()).with("maximum", whole.max());
    return whole.step() > 1 && whole.min() % whole.step() == 0
        ? schema.with("multipleOf", whole.step())
        : schema;
  }

  private static Json.Members decimal(DecimalInput decimal) {
    Json.Members schema =
        type("number")
            .with("minimum", new Json.Num(decimal.min()))
            .with("maximum", new Json.Num(decimal.max()));
    return decimal
        .step()
        .filter(step -> decimal.min().remainder(step).signum() == 0)
        .fold(() -> schema, step -> schema.with("multipleOf", new Json.Num(step)));
  }

  /** The standard counts characters, so a limit in bytes can only be told in words. */
  private static Json text(TextInput text) {
    Json.Members schema = withDefault(type("string"), text.fallback(), Json.Text::new);
    return text.unit() == LengthUnit.CHARACTERS
        ? schema.with("maxLength", text.maxLength())
        : schema.with("description", "At most %d %s.".formatted(text.maxLength(), text.unit()));
  }

  private static Json duration(DurationInput duration) {
    WireForm form = duration.form();
    List<Json> words =
        Stream.concat(
                duration.allowed().stream().map(seconds -> written(form, seconds)),
                Stream.of(DurationInput.AUTO)
                    .filter(word -> duration.autoAllowed())
                    .map(Json.Text::new))
            .toList();
    return withDefault(
        type(form == WireForm.NUMBER ? "integer" : "string").with("enum", new Json.Items(words)),
        duration.fallback(),
        word ->
            word.equals(DurationInput.AUTO)
                ? new Json.Text(word)
                : written(form, Integer.parseInt(word)));
  }

  private static Json frames(FramesInput frames) {
    Json.Members schema =
        frames.form() == WireForm.NUMBER
            ? type("integer").with("minimum", frames.min()).with("maximum", frames.max())
            : type("string")
                .with(
                    "description",
                    "A number of frames, from %d to %d.".formatted(frames.min(), frames.max()));
    return withDefault(schema, frames.fallback(), count -> written(frames.form(), count));
  }

  private static Json choice(ChoiceInput choice) {
    Function<String, Json> written =
        word ->
            choice.form() == WireForm.NUMBER
                ? new Json.Num(new BigDecimal(word))
                : new Json.Text(word);
    return withDefault(
        type(choice.form() == WireForm.NUMBER ? "number" : "string")
            .with("enum", new Json.Items(choice.options().stream().map(written).toList())),
        choice.fallback(),
        written);
  }

  private static Json written(WireForm form, int number) {
    return switch (form) {
      case DIGITS -> new Json.Text(String.valueOf(number));
      case DIGITS_AND_S -> new Json.Text(number + "s");
      case NUMBER -> number(number);
    };
  }

  private static Json number(long number) {
    return new Json.Num(BigDecimal.valueOf(number));
  }

  private static <T> Json.Members withDefault(
      Json.Members schema, Option<T> fallback, Function<T, Json> written) {
    return fallback.fold(() -> schema, value -> schema.with("default", written.apply(value)));
  }

  private static Json.Members type(String type) {
    return Json.object().with("type", type);
  }
}
