package dev.kinoport.input;

import dev.kinoport.media.ImageFault;
import dev.kinoport.media.ImageUrl;
import dev.kinoport.price.PriceFacts;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sound or a clip, given by an address on the web, which is neither opened nor measured.
 *
 * @param name the role: {@code source_video}, {@code audio_file}
 * @param field the provider's name
 * @param required whether a request needs it
 * @param kind what the file must be
 * @param most how many files; over 1 it is a list on the wire
 */
public record FileInput(String name, String field, boolean required, Kind kind, int most)
    implements SingleInput {
  private static final String EXAMPLE = "https://host/file";

  /** What a file holds; its text has the article: {@code an audio file}. */
  public enum Kind {
    /** Sound. */
    AUDIO("an audio file"),
    /** Moving pictures. */
    VIDEO("a video file");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** True if it is a list on the wire. */
  public boolean isList() {
    return most > 1;
  }

  @Override
  public FileInput named(String field, boolean required) {
    return new FileInput(name, field, required, kind, most);
  }

  @Override
  public boolean isSound() {
    return most >= 1;
  }

  @Override
  public boolean isMaterial() {
    return true;
  }

  @Override
  public Option<WireValue> read(String typed) {
    return Option.of(isList() ? TextsInput.several(typed) : new WireValue.Text(typed));
  }

  @Override
  public boolean allows(WireValue value) {
    return fault(value).isEmpty();
  }

  @Override
  public String expectation() {
    return (isList() ? "must be 1 to " + most + " addresses" : "must be the address")
        + " of "
        + kind
        + ", such as "
        + EXAMPLE;
  }

  @Override
  public Option<String> fault(WireValue value) {
    return switch (value) {
      case WireValue.Text(String text) when !isList() -> faultOfOne(text);
      case WireValue.Many(List<WireValue> files)
          when isList() && !files.isEmpty() && files.size() <= most ->
          Vector.ofAll(files).flatMap(FileInput::faultOfOne).headOption();
      case WireValue other -> Option.of(expectation());
    };
  }

  private static Option<String> faultOfOne(WireValue file) {
    return file instanceof WireValue.Text(String text)
        ? faultOfOne(text)
        : Option.of("must be a list of texts");
  }

  private static Option<String> faultOfOne(String text) {
    return ImageUrl.parse(text, EXAMPLE).swap().map(ImageFault::message).toOption();
  }

  @Override
  public Either<String, WireValue> unwrap(WireValue wire) {
    return isList() ? TextsInput.texts(wire) : TextInput.text(wire);
  }

  /** How many there are; what a file is like is not known before the provider opens it. */
  @Override
  public PriceFacts facts(Map<String, WireValue> values) {
    int count =
        switch (values.get(name)) {
          case null -> 0;
          case WireValue.Many(List<WireValue> files) -> files.size();
          default -> 1;
        };
    return PriceFacts.none().with(name, count);
  }

  @Override
  public String takes() {
    return (isList() ? "up to " + most + " addresses of " : "the address of ") + kind;
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing(kind.name().toLowerCase(Locale.ROOT), this)
        .when(isList(), "most", WireValue.Number.of(most))
        .group();
  }

  @Override
  public WireValue.Group schema() {
    WireValue.Group one = Fields.of("type", "string").group();
    return isList() ? Fields.listOf(one, most) : one;
  }
}
