package dev.kinoport.emulator.job;

import dev.kinoport.input.RequestImage;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.Offer;
import dev.kinoport.request.Document;
import dev.kinoport.request.WireReader;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns a JSON input into the request that it is. An image that was uploaded here is again the
 * image that it was, so that the same request has the same identity on the wire and off it.
 */
public final class WireFields {
  private final Function<String, Option<LocalImage>> uploaded;

  /**
   * Reads inputs.
   *
   * @param uploaded the image behind an address that was given out here
   */
  public WireFields(Function<String, Option<LocalImage>> uploaded) {
    this.uploaded = uploaded;
  }

  /** The request; or every fault at once. */
  public Validation<Seq<Violation>, Document> read(
      Offer model, String endpoint, Json.Members body) {
    Map<String, WireValue> fields = new LinkedHashMap<>();
    Violations faults = new Violations();
    for (Map.Entry<String, Json> member : body.byName().entrySet()) {
      if (member.getValue() == Json.Nothing.NULL) {
        continue;
      }
      Either<String, WireValue> value = value(member.getValue());
      value.peek(it -> fields.put(member.getKey(), it));
      value.peekLeft(fault -> faults.add(new Violation(member.getKey(), "", fault)));
    }
    return Violation.all(faults.all(), WireReader.read(model, endpoint, fields));
  }

  /** Without what the endpoint does not know: the real shop does not look at it. */
  public static Json.Members known(Offer model, String endpoint, Json.Members body) {
    return model
        .routeTo(endpoint)
        .map(route -> {
          var names = model.inputs(route).stream().filter(route::knows).map(route::field).toList();
          Map<String, Json> known = new LinkedHashMap<>(body.byName());
          known.keySet().retainAll(names);
          return new Json.Members(known);
        })
        .getOrElse(body);
  }

  private Either<String, WireValue> value(Json json) {
    return switch (json) {
      case Json.Text text -> Either.right(text(text.text()));
      case Json.Num number -> Either.right(new WireValue.Number(number.value()));
      case Json.Flag flag -> Either.right(new WireValue.Flag(flag.on()));
      case Json.Items items -> many(items);
      case Json.Members members -> group(members);
      case Json.Nothing nothing -> Either.left("holds a null");
    };
  }

  private Either<String, WireValue> many(Json.Items items) {
    List<WireValue> values = new ArrayList<>();
    for (Json item : items.inOrder()) {
      Either<String, WireValue> value = value(item);
      if (value.isLeft()) {
        return value;
      }
      value.forEach(values::add);
    }
    return Either.right(new WireValue.Many(values));
  }

  private Either<String, WireValue> group(Json.Members members) {
    Map<String, WireValue> values = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : members.byName().entrySet()) {
      if (member.getValue() == Json.Nothing.NULL) {
        continue;
      }
      Either<String, WireValue> value = value(member.getValue());
      if (value.isLeft()) {
        return value;
      }
      value.forEach(it -> values.put(member.getKey(), it));
    }
    return Either.right(new WireValue.Group(values));
  }

  private WireValue text(String text) {
    return uploaded
        .apply(text)
        .<WireValue>map(image -> new WireValue.Image(new RequestImage.Local(image)))
        .getOrElse(() -> new WireValue.Text(text));
  }
}
