package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.job.WireFields;
import dev.kinoport.emulator.replicate.Problems.InvalidField;
import dev.kinoport.fake.Administration;
import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.json.Json;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads the input of a create: a resolution may be sold as a model of its own elsewhere. */
final class PredictionRequest {
  static final String SHOP = "replicate";

  private static final String RESOLUTION = "resolution";
  private static final BigDecimal LONG = BigDecimal.TEN;

  /** Where the model's own default is not that of the first offer. */
  private static final Map<String, String> USUAL_RESOLUTIONS = Map.of("minimax/hailuo-02", "1080p");

  private final Administration administration;
  private final WireFields fields;

  /**
   * Reads requests for the offers of a world.
   *
   * @param uploaded the image behind an address of a file
   */
  PredictionRequest(Administration administration, Function<String, Option<LocalImage>> uploaded) {
    this.administration = administration;
    this.fields = new WireFields(uploaded);
  }

  /**
   * A create that can be taken.
   *
   * @param request what it orders
   * @param unknown fields that do nothing
   * @param isTooLong whether the model behind will refuse the length at this resolution, later
   */
  record Read(Document request, List<String> unknown, boolean isTooLong) {}

  private List<Offer> offersOf(String model) {
    return OtherWires.offersOf(SHOP, administration.catalogue()).stream()
        .filter(offer -> model(offer).equals(model))
        .toList();
  }

  private static String model(Offer offer) {
    List<String> parts = List.of(offer.sku().split("/", -1));
    return String.join("/", parts.subList(0, Math.min(2, parts.size())));
  }

  /** Whether there is such a model. */
  boolean isModel(String model) {
    return !offersOf(model).isEmpty();
  }

  /**
   * What a create orders.
   *
   * @param ignoresUnknown whether a field that the model does not have is let pass
   * @return left: which fields do not fit
   */
  Either<List<InvalidField>, Read> read(String model, Json.Members input, boolean ignoresUnknown) {
    return offer(model, input).flatMap(offer -> read(offer, input, ignoresUnknown));
  }

  private Either<List<InvalidField>, Read> read(
      Offer offer, Json.Members input, boolean ignoresUnknown) {
    Json.Members known = WireFields.known(offer, offer.sku(), input);
    List<String> unknown =
        input.byName().keySet().stream()
            .filter(name -> !known.byName().containsKey(name))
            .filter(name -> ignoresUnknown || UnusedFields.has(name))
            .toList();
    Map<String, Json> others = new LinkedHashMap<>(input.byName());
    unknown.forEach(others::remove);
    Json.Members taken = new Json.Members(others);
    boolean isTooLong = isTooLong(offer, taken);
    Json.Members readable = isTooLong ? taken.with("duration", 6) : taken;
    List<InvalidField> unused = UnusedFields.faults(input, unknown);
    return fields
        .read(offer, offer.sku(), readable)
        .toEither()
        .map(request -> new Read(request, unknown, isTooLong))
        .mapLeft(faults ->
            faults.map(fault -> invalid(offer, readable, fault)).appendAll(unused).asJava())
        .filterOrElse(read -> unused.isEmpty(), read -> unused);
  }

  /** Hailuo makes 10 s at the smaller resolutions only; the schema does not say so. */
  private static boolean isTooLong(Offer offer, Json.Members input) {
    return offer.sku().contains("hailuo")
        && offer.sku().endsWith("/1080P")
        && input.number("duration").exists(seconds -> seconds.compareTo(LONG) == 0);
  }

  private static InvalidField invalid(Offer offer, Json.Members input, Violation fault) {
    String type =
        Option.ofOptional(
                offer.inputs().stream().filter(it -> it.field().equals(fault.field())).findFirst())
            .map(it -> input.find(it.field()).isEmpty() ? "required" : type(it))
            .getOrElse("additional_property_not_allowed");
    String field = fault.field().isEmpty() ? "input" : "input." + fault.field();
    return new InvalidField(type, field, fault.message());
  }

  private static String type(Input input) {
    return input.options().isEmpty() ? "invalid_type" : "enum";
  }

  private Either<List<InvalidField>, Offer> offer(String model, Json.Members input) {
    List<Offer> offers = offersOf(model);
    if (offers.size() == 1) {
      return Either.right(offers.getFirst());
    }
    Option<String> wanted =
        input.find(RESOLUTION).isDefined()
            ? Option.some(input.text(RESOLUTION).getOrElse(""))
            : Option.<String>of(USUAL_RESOLUTIONS.get(model));
    return Option.ofOptional(
            offers.stream()
                .filter(offer -> wanted.forAll(word -> resolutions(offer).contains(word)))
                .findFirst())
        .toEither(() -> List.of(noResolution(offers)));
  }

  private static InvalidField noResolution(List<Offer> offers) {
    List<String> all = offers.stream().flatMap(offer -> resolutions(offer).stream()).toList();
    return new InvalidField(
        "enum", "input." + RESOLUTION, "must be one of " + String.join(", ", all));
  }

  private static List<String> resolutions(Offer offer) {
    return offer.input(RESOLUTION).map(Input::options).getOrElse(List.of()).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The input of a request with what was left out filled in. */
  Json.Members filled(Json.Members input, Document request) {
    Json.Members filled = input;
    Option<Offer> offer = administration.catalogue().findBySku(request.sku());
    for (Offer known : offer) {
      for (Route route : known.routeTo(request.sku())) {
        for (Input one : known.inputs(route)) {
          filled = filled(filled, one, route);
        }
      }
    }
    return filled;
  }

  private static Json.Members filled(Json.Members input, Input one, Route route) {
    String field = route.field(one);
    return route.knows(one) && !input.byName().containsKey(field)
        ? one.defaultValue()
            .map(value -> input.with(field, Shown.json(one.encode(value))))
            .getOrElse(input.with(field, Json.Nothing.NULL))
        : input;
  }
}
