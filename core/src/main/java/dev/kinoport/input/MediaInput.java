package dev.kinoport.input;

import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.ImageType;
import dev.kinoport.price.PriceFacts;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A picture in a role: first frame, last frame, reference.
 *
 * @param name the role
 * @param field the provider's name
 * @param required whether a request needs it
 * @param most how many pictures; over 1 it is a list on the wire
 * @param limits what each picture must be like
 */
public record MediaInput(
    String name, String field, boolean required, int most, AcceptedImages limits) implements Input {
  /** True if it is a list on the wire. */
  public boolean isList() {
    return most > 1;
  }

  @Override
  public MediaInput named(String field, boolean required) {
    return new MediaInput(name, field, required, most, limits);
  }

  @Override
  public boolean isSound() {
    return most >= 1;
  }

  @Override
  public boolean isMaterial() {
    return true;
  }

  /** One picture, as an address, a data URI or the path of a file. */
  @Override
  public Validation<Seq<Violation>, WireValue> parse(String typed, String as) {
    return accept(Vector.of(ImageSource.parse(typed)), as);
  }

  @Override
  public Validation<Seq<Violation>, WireValue> accept(Seq<ImageSource> pictures, String as) {
    if (pictures.isEmpty() || pictures.size() > most) {
      String found = pictures.size() + " images";
      String message = isList() ? "must be at most " + most + " images" : "must be one image";
      return Violation.only(as, found, message);
    }
    ImageCheck check = new ImageCheck(as, limits);
    return Validation.sequence(pictures.map(check::given))
        .map(images -> isList() ? new WireValue.Many(images.asJava()) : images.head());
  }

  /** An address, a data URI, or an {@link WireValue.Image} that was never written out. */
  @Override
  public Validation<Seq<Violation>, WireValue> decode(WireValue wire, String as) {
    ImageCheck check = new ImageCheck(as, limits);
    if (!isList()) {
      return check.received(wire);
    }
    return wire instanceof WireValue.Many(List<WireValue> images)
            && !images.isEmpty()
            && images.size() <= most
        ? Validation.sequence(Vector.ofAll(images).map(check::received))
            .map(all -> new WireValue.Many(all.asJava()))
        : Violation.only(as, wire.shown(), "must be a list of 1 to " + most + " images");
  }

  /** Pictures are counted over all inputs. */
  @Override
  public PriceFacts facts(Map<String, WireValue> values) {
    return PriceFacts.none();
  }

  @Override
  public int leastImages() {
    return required ? 1 : 0;
  }

  @Override
  public String takes() {
    Stream<String> bounds =
        Vector.of(
                limits.bytes().map(bound -> bound + " bytes"),
                limits.shortSide().map(bound -> "short side " + bound + " px"),
                limits.longSide().map(bound -> "long side " + bound + " px"),
                limits.narrowest().map(ratio -> "width to height at least " + ratio),
                limits.widest().map(ratio -> "at most " + ratio))
            .flatMap(words -> words)
            .toJavaStream();
    String types = limits.types().stream().map(ImageType::name).collect(Collectors.joining(" or "));
    return (isList() ? "up to " + most + " images, each " : "an image, ")
        + Stream.concat(Stream.of(types), bounds).collect(Collectors.joining(", "));
  }

  @Override
  public WireValue.Group describe() {
    return Fields.describing("image", this)
        .when(isList(), "most", WireValue.Number.of(most))
        .with("limits", describe(limits))
        .group();
  }

  private static WireValue describe(AcceptedImages limits) {
    return Fields.none()
        .with(
            "types",
            Fields.texts(
                limits.types().stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList()))
        .some("bytes", text(limits.bytes()))
        .some("short_side", text(limits.shortSide()))
        .some("long_side", text(limits.longSide()))
        .some("narrowest", text(limits.narrowest()))
        .some("widest", text(limits.widest()))
        .group();
  }

  private static Option<WireValue> text(Option<?> limit) {
    return limit.map(it -> new WireValue.Text(it.toString()));
  }

  @Override
  public WireValue.Group schema() {
    WireValue.Group one = Fields.of("type", "string").group();
    return isList() ? Fields.listOf(one, most) : one;
  }
}
