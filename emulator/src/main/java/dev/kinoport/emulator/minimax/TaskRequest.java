package dev.kinoport.emulator.minimax;

import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.job.WireFields;
import dev.kinoport.fake.Administration;
import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.request.Document;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the body of a submit: MiniMax has the model and the resolution in it, and no path. */
final class TaskRequest {
  static final String SHOP = "minimax";

  private static final String RESOLUTION = "resolution";

  private final Administration administration;
  private final WireFields fields = new WireFields(address -> Option.none());

  TaskRequest(Administration administration) {
    this.administration = administration;
  }

  /** What it orders, and which of its fields nobody knows; left: why it is refused, in words. */
  Either<String, Read> read(Json.Members body) {
    String model = body.text("model").getOrElse("");
    Json.Members input = body.without("model").without("callback_url");
    return offer(model, input.text(RESOLUTION)).flatMap(offer -> read(offer, input));
  }

  /**
   * A submit that can be taken.
   *
   * @param request what it orders
   * @param unknown fields that do nothing
   */
  record Read(Document request, List<String> unknown) {}

  private Either<String, Read> read(Offer offer, Json.Members input) {
    Json.Members known = WireFields.known(offer, offer.sku(), input);
    List<String> unknown =
        input.byName().keySet().stream()
            .filter(name -> !known.byName().containsKey(name))
            .filter(name -> !name.equals("aigc_watermark"))
            .toList();
    Validation<Seq<Violation>, Document> read = fields.read(offer, offer.sku(), known);
    return read.toEither()
        .map(request -> new Read(request, unknown))
        .mapLeft(faults -> faults.map(Violation::toString).mkString("; "));
  }

  private Either<String, Offer> offer(String model, Option<String> resolution) {
    List<Offer> ofModel =
        OtherWires.offersOf(SHOP, administration.catalogue()).stream()
            .filter(offer -> model(offer).equals(model))
            .toList();
    if (ofModel.isEmpty()) {
      return Either.left("model \"%s\" is not supported".formatted(model));
    }
    return Option.ofOptional(
            ofModel.stream()
                .filter(offer -> resolution.forAll(wanted -> resolutions(offer).contains(wanted)))
                .findFirst())
        .toEither(() ->
            "resolution must be one of "
                + ofModel.stream()
                    .flatMap(offer -> resolutions(offer).stream())
                    .collect(Collectors.joining(", ")));
  }

  private static String model(Offer offer) {
    int slash = offer.sku().indexOf('/');
    return slash < 0 ? offer.sku() : offer.sku().substring(0, slash);
  }

  private static List<String> resolutions(Offer offer) {
    return offer.input(RESOLUTION).map(Input::options).getOrElse(List.of());
  }
}
