package dev.kinoport.request;

import dev.kinoport.media.ImageSource;
import dev.kinoport.media.TestImages;
import dev.kinoport.model.ChoiceInput;
import dev.kinoport.model.DecimalInput;
import dev.kinoport.model.DurationInput;
import dev.kinoport.model.FixedInput;
import dev.kinoport.model.FramesInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.IntegerInput;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.Model;
import dev.kinoport.model.SwitchInput;
import dev.kinoport.model.TextInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Drafts that a model accepts, but for its rules over several inputs. */
final class DraftGenerator {
  private static final List<String> WORDS =
      List.of("a red kite", "\uD83E\uDE81", "\"quoted\"", "back\\slash", "two\nlines", "gr\u00fcn");

  private static final ImageSource PHOTO = ImageSource.bytes(TestImages.real("jpg", 400, 400));

  private final Model model;
  private final Random dice;

  DraftGenerator(Model model, Random dice) {
    this.model = model;
    this.dice = dice;
  }

  RequestDraft next() {
    RequestDraft draft = RequestDraft.of(dice.nextBoolean() ? model.id() : model.alias());
    for (Input input : model.inputs()) {
      if (input.required() || dice.nextInt(3) == 0) {
        draft = with(draft, input);
      }
    }
    return draft;
  }

  /** A value that no field of any sample model takes. */
  static WireValue nonsense(Random dice) {
    return switch (dice.nextInt(5)) {
      case 0 -> new WireValue.Text("\0" + dice.nextInt());
      case 1 -> new WireValue.Number(BigDecimal.valueOf(-2 - dice.nextLong(1L << 40), 3));
      case 2 -> new WireValue.Many(List.of());
      case 3 -> new WireValue.Many(List.of(new WireValue.Many(List.of(new WireValue.Flag(true)))));
      default -> new WireValue.Number(new BigDecimal("1E+999999999"));
    };
  }

  private RequestDraft with(RequestDraft draft, Input input) {
    String name = dice.nextBoolean() || input.field().isEmpty() ? input.name() : input.field();
    return switch (input) {
      case MediaInput it -> draft.image(name, image());
      case TextInput it -> draft.set(name, WORDS.get(dice.nextInt(WORDS.size())));
      case DurationInput it -> draft.set(name, String.valueOf(oneOf(it.allowed())));
      case ChoiceInput it -> draft.set(name, oneOf(it.options()));
      case SwitchInput it -> draft.set(name, String.valueOf(dice.nextBoolean()));
      case FramesInput it -> draft.set(name, String.valueOf(dice.nextInt(it.min(), it.max() + 1)));
      case IntegerInput it ->
          draft.set(name, String.valueOf(dice.nextLong(it.min(), it.max() + 1)));
      case DecimalInput it -> draft.set(name, "0." + dice.nextInt(1_000));
      case FixedInput it -> draft.set(name, it.value());
    };
  }

  private ImageSource image() {
    int side = dice.nextInt(301, 500);
    return switch (dice.nextInt(3)) {
      case 0 -> ImageSource.bytes(TestImages.png(side, 400));
      case 1 -> PHOTO;
      default -> ImageSource.url("https://a.test/" + side + ".png?x=%20");
    };
  }

  private <T> T oneOf(List<T> values) {
    return values.get(dice.nextInt(values.size()));
  }
}
