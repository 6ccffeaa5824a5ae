package dev.kinoport.request;

import dev.kinoport.media.ImageSource;
import dev.kinoport.model.GroupInput;
import dev.kinoport.model.Input;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.Model;
import dev.kinoport.model.Route;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Map;

/** Reads what arrives at an endpoint, as strictly as the best of providers would. */
public final class WireReader {
  private final Model model;
  private final Route route;

  private WireReader(Model model, Route route) {
    this.model = model;
    this.route = route;
  }

  /**
   * Reads the fields of a request. Defaults are filled in. An image may be an address, a data URI,
   * or an {@link WireValue.Image} that was never written out; no file is ever opened.
   *
   * @return every fault at once, at least one: unknown fields, wrong types, values out of range
   */
  public static Validation<Seq<Violation>, VideoRequest> read(
      Model model, String endpoint, Map<String, WireValue> fields) {
    return model
        .routeTo(endpoint)
        .fold(
            () ->
                Validation.invalid(
                    List.of(new Violation("endpoint", endpoint, "is not one of " + model.alias()))),
            route -> new WireReader(model, route).read(fields));
  }

  private Validation<Seq<Violation>, VideoRequest> read(Map<String, WireValue> fields) {
    Seq<Violation> violations = List.empty();
    Seq<Given> given = List.empty();
    for (Map.Entry<String, WireValue> field : fields.entrySet()) {
      String name = field.getKey();
      Option<Input> input = known().find(known -> route.field(known).equals(name));
      violations =
          input.isEmpty() ? violations.append(unknown(name, field.getValue())) : violations;
      given =
          given.appendAll(
              input.map(found -> new Given(found, name, value(found, name, field.getValue()))));
    }
    return RequestAssembly.at(model, given, route).build(violations);
  }

  private List<Input> known() {
    return List.ofAll(model.inputs(route)).filter(route::knows);
  }

  private Violation unknown(String name, WireValue value) {
    var names = known().map(route::field).asJava();
    String message = "is not a field of this endpoint, which takes " + String.join(", ", names);
    return new Violation(name, Shown.of(value), message + Expectation.meant(name, names));
  }

  /** One field, of the request or of a group in it. */
  static Validation<Seq<Violation>, WireValue> value(Input input, String name, WireValue wire) {
    if (input instanceof GroupInput group) {
      return Groups.read(group, name, wire);
    }
    if (input instanceof MediaInput media) {
      return images(media, name, wire);
    }
    return WireCodec.decode(input, wire)
        .flatMap(value -> InputLimits.fault(input, value).toEither(value).swap())
        .mapLeft(message -> one(new Violation(name, Shown.of(wire), message)))
        .toValidation();
  }

  private static Validation<Seq<Violation>, WireValue> images(
      MediaInput input, String name, WireValue wire) {
    ImageCheck check = new ImageCheck(name, input);
    if (!input.isList()) {
      return image(check, name, wire);
    }
    if (!(wire instanceof WireValue.Many many)
        || many.values().isEmpty()
        || many.values().size() > input.most()) {
      String message = "must be a list of 1 to " + input.most() + " images";
      return Validation.invalid(one(new Violation(name, Shown.of(wire), message)));
    }
    return Validation.sequence(List.ofAll(many.values()).map(item -> image(check, name, item)))
        .map(images -> new WireValue.Many(images.asJava()));
  }

  private static Validation<Seq<Violation>, WireValue> image(
      ImageCheck check, String name, WireValue wire) {
    return switch (wire) {
      case WireValue.Image image -> check.recheck(image.image());
      case WireValue.Text text -> check.one(source(text.text())).map(WireValue.Image::new);
      case WireValue.Number other -> notAnImage(name, other);
      case WireValue.Flag other -> notAnImage(name, other);
      case WireValue.Many other -> notAnImage(name, other);
      case WireValue.Group other -> notAnImage(name, other);
    };
  }

  private static ImageSource source(String text) {
    return text.regionMatches(true, 0, "data:", 0, "data:".length())
        ? ImageSource.dataUri(text)
        : ImageSource.url(text);
  }

  private static Validation<Seq<Violation>, WireValue> notAnImage(String name, WireValue wire) {
    String message = "must be text: an address or a data URI";
    return Validation.invalid(one(new Violation(name, Shown.of(wire), message)));
  }

  private static Seq<Violation> one(Violation violation) {
    return List.of(violation);
  }
}
