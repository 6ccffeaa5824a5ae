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
import dev.kinoport.input.WireValue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Drafts that a model accepts, but for its rules over several inputs. */
final class DraftGenerator {
  private static final List<String> WORDS =
      List.of("a red kite", "\uD83E\uDE81", "\"quoted\"", "back\\slash", "two\nlines", "gr\u00fcn");

  /** By width. A test draws thousands, and a hundred are enough. */
  private static final Map<Integer, ImageSource> PHOTOS = new ConcurrentHashMap<>();

  private final Offer model;
  private final Random dice;

  DraftGenerator(Offer model, Random dice) {
    this.model = model;
    this.dice = dice;
  }

  RequestDraft next() {
    Route route = oneOf(model.routes());
    boolean pinned = dice.nextBoolean();
    RequestDraft draft = RequestDraft.of(pinned ? route.sku() : model.alias());
    for (Input input : model.inputs(route)) {
      boolean needed = input.required() || route.given().contains(input.name());
      if (needed || dice.nextInt(12) < (input.name().equals("prompt") ? 9 : 4)) {
        draft = with(draft, route, input);
      }
    }
    return draft;
  }

  /** A draft of one endpoint with nothing but what it needs. */
  RequestDraft least() {
    Route route = model.routes().getFirst();
    RequestDraft draft = RequestDraft.of(route.sku());
    for (Input input : model.inputs(route)) {
      if (input.required()) {
        draft = with(draft, input.name(), input);
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

  private RequestDraft with(RequestDraft draft, Route route, Input input) {
    return with(
        draft,
        dice.nextBoolean() || input.field().isEmpty() ? input.name() : route.field(input),
        input);
  }

  private RequestDraft with(RequestDraft draft, String name, Input input) {
    return switch (input) {
      case MediaInput it ->
          draft.images(name, several(it.isList() ? dice.nextInt(1, 4) : 1, this::image));
      case FileInput it ->
          draft.set(
              name, String.join(",", several(it.isList() ? dice.nextInt(1, 4) : 1, this::address)));
      case TextInput it -> draft.set(name, oneOf(WORDS));
      case TextsInput it ->
          draft.set(name, String.join(",", several(dice.nextInt(1, it.most() + 1), this::address)));
      case DurationInput it ->
          draft.set(
              name,
              it.autoAllowed() && dice.nextInt(4) == 0
                  ? DurationInput.AUTO
                  : String.valueOf(oneOf(it.allowed())));
      case ChoiceInput it -> draft.set(name, oneOf(it.options()));
      case SwitchInput it -> draft.set(name, String.valueOf(dice.nextBoolean()));
      case FramesInput it -> draft.set(name, String.valueOf(dice.nextInt(it.min(), it.max() + 1)));
      case IntegerInput it ->
          draft.set(
              name,
              String.valueOf(
                  it.min() + it.step() * dice.nextLong((it.max() - it.min()) / it.step() + 1)));
      case DecimalInput it -> draft.set(name, decimal(it));
      case SizeInput it ->
          draft.set(
              name,
              dice.nextBoolean() ? oneOf(it.options()) : "%dx%d".formatted(side(it), side(it)));
      case GroupInput it -> group(draft, name, it);
      case FixedInput it -> draft.set(name, it.value().shown());
    };
  }

  private RequestDraft group(RequestDraft draft, String name, GroupInput group) {
    RequestDraft with = draft;
    int groups = group.isList() ? dice.nextInt(1, Math.min(3, group.most()) + 1) : 1;
    for (int i = 0; i < groups; i++) {
      String path = group.isList() ? name + "." + i : name;
      int always = dice.nextInt(group.members().size());
      for (int member = 0; member < group.members().size(); member++) {
        Input input = group.members().get(member);
        if (input.required() || member == always || dice.nextBoolean()) {
          with = with(with, path + "." + input.name(), input);
        }
      }
    }
    return with;
  }

  private String decimal(DecimalInput input) {
    BigDecimal range = input.max().subtract(input.min());
    BigDecimal step = input.step().getOrElse(() -> range.movePointLeft(3));
    long steps = range.divideToIntegralValue(step).longValueExact();
    return input
        .min()
        .add(step.multiply(BigDecimal.valueOf(dice.nextLong(steps + 1))))
        .stripTrailingZeros()
        .toPlainString();
  }

  private int side(SizeInput input) {
    return dice.nextInt(input.minSide(), input.maxSide() + 1);
  }

  private String address() {
    return "https://a.test/" + dice.nextInt(1_000) + ".mp4";
  }

  private static <T> List<T> several(int count, Supplier<T> one) {
    return Stream.generate(one).limit(count).toList();
  }

  private ImageSource image() {
    int side = dice.nextInt(400, 500);
    return switch (dice.nextInt(3)) {
      case 0 -> photo(side);
      case 1 -> photo(400);
      default -> ImageSource.url("https://a.test/" + side + ".png?x=%20");
    };
  }

  private <T> T oneOf(List<T> values) {
    return values.get(dice.nextInt(values.size()));
  }

  private static ImageSource photo(int width) {
    return PHOTOS.computeIfAbsent(width, DraftGenerator::taken);
  }

  private static ImageSource taken(int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, 400, BufferedImage.TYPE_INT_RGB), "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ImageSource.bytes(out.toByteArray());
  }
}
