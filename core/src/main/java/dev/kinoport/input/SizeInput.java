package dev.kinoport.input;

import dev.kinoport.price.PriceFacts;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns and rows of the clip: one of the provider's words, or {@code 1280x720}, which is an
 * object of {@code width} and {@code height} on the wire.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param named words of which the size is known
 * @param words words of which it is not, such as {@code auto}
 * @param minSide shortest side, in px
 * @param maxSide longest side, in px
 * @param fallback sent when the caller says nothing
 */
public record SizeInput(
    String name,
    String field,
    boolean required,
    List<Named> named,
    List<String> words,
    int minSide,
    int maxSide,
    Option<String> fallback)
    implements SingleInput {
  private static final Pattern SIZE = Pattern.compile("[0-9]+x[0-9]+");
  private static final Pattern PIXELS = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

  public SizeInput {
    named = List.copyOf(named);
    words = List.copyOf(words);
  }

  /**
   * A word for a size.
   *
   * @param word as the provider spells it
   * @param width columns, in px
   * @param height rows, in px
   */
  public record Named(String word, int width, int height) {}

  @Override
  public SizeInput named(String field, boolean required) {
    return new SizeInput(name, field, required, named, words, minSide, maxSide, fallback);
  }

  @Override
  public boolean isSound() {
    return fallback.forAll(this::isAllowed);
  }

  @Override
  public Option<WireValue> defaultValue() {
    return fallback.map(WireValue.Text::new);
  }

  /** Every word; any size within the limits will do as well. */
  @Override
  public List<String> options() {
    return Stream.concat(named.stream().map(Named::word), words.stream()).toList();
  }

  @Override
  public boolean allows(WireValue value) {
    return value instanceof WireValue.Text(String text) && isAllowed(text);
  }

  private boolean isAllowed(String text) {
    return options().contains(text)
        || size(text).exists(it -> isSide(it.width()) && isSide(it.height()));
  }

  private boolean isSide(int length) {
    return length >= minSide && length <= maxSide;
  }

  /** The size that a text stands for; its {@code word} is the text itself. */
  private Option<Named> size(String text) {
    Matcher pixels = PIXELS.matcher(text);
    return pixels.matches()
        ? Option.of(
            new Named(text, Integer.parseInt(pixels.group(1)), Integer.parseInt(pixels.group(2))))
        : Option.ofOptional(named.stream().filter(it -> it.word().equals(text)).findFirst());
  }

  @Override
  public String expectation() {
    return "must be %swidth x height from %d to %d px, such as 1280x720"
        .formatted(
            options().isEmpty() ? "" : String.join(", ", options()) + " or ", minSide, maxSide);
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return switch (wire) {
      case WireValue.Text(String text) when SIZE.matcher(text).matches() ->
          Either.left("must be an object of width and height, or a word");
      case WireValue.Text word -> Either.right(word);
      case WireValue.Group(Map<String, WireValue> sides)
          when sides.size() == 2
              && sides.get("width") instanceof WireValue.Number width
              && sides.get("height") instanceof WireValue.Number height ->
          Either.right(new WireValue.Text(width.shown() + "x" + height.shown()));
      case WireValue other -> Either.left("must be a word, or an object of width and height");
    };
  }

  @Override
  public WireValue encode(WireValue value) {
    return options().contains(value.shown())
        ? value
        : size(value.shown()).<WireValue>map(SizeInput::pixels).getOrElse(value);
  }

  private static WireValue pixels(Named size) {
    return Fields.none().with("width", size.width()).with("height", size.height()).group();
  }

  @Override
  public PriceFacts facts(Map<String, WireValue> values) {
    return values.get(name) instanceof WireValue.Text(String text)
        ? sides(text)
        : PriceFacts.none();
  }

  @Override
  public PriceFacts complete(PriceFacts facts) {
    PriceFacts asked = facts.find(name).fold(PriceFacts::none, fact -> sides(fact.text()));
    return SingleInput.super.complete(facts.orElse(asked));
  }

  /** Width and height; nothing of a word whose size is not known. */
  private PriceFacts sides(String text) {
    return size(text)
        .fold(
            PriceFacts::none,
            it -> PriceFacts.none().with("width", it.width()).with("height", it.height()));
  }

  @Override
  public String takes() {
    return String.join(" or ", options()) + " or width x height, such as 1280x720";
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("size", this)
        .when(!named.isEmpty(), "named", new WireValue.Many(sizes()))
        .when(!words.isEmpty(), "words", Fields.texts(words))
        .with("min_side", minSide)
        .with("max_side", maxSide)
        .some("default", defaultValue())
        .group();
  }

  private List<WireValue> sizes() {
    return named.stream()
        .<WireValue>map(it ->
            Fields.of("word", it.word())
                .with("width", it.width())
                .with("height", it.height())
                .group())
        .toList();
  }

  @Override
  public WireValue.Group schema() {
    WireValue side =
        Fields.of("type", "integer").with("minimum", minSide).with("maximum", maxSide).group();
    WireValue pixels =
        Fields.object(
                Fields.none().with("width", side).with("height", side), List.of("width", "height"))
            .group();
    WireValue word = Fields.of("type", "string").with("enum", Fields.texts(options())).group();
    return Fields.none()
        .with("anyOf", new WireValue.Many(List.of(pixels, word)))
        .some("default", defaultValue())
        .group();
  }
}
