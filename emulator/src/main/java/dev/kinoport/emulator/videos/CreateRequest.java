package dev.kinoport.emulator.videos;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.job.FormParts;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.job.WireFields;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fault.Printable;
import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.Offer;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the body of a create: a form or JSON. Most servers serve one model, so a request may name
 * none; this one serves several, and takes the first that the request fits.
 */
final class CreateRequest {
  static final String SHOP = "videos";

  private static final String MODEL = "model";
  private static final String SECONDS = "seconds";
  private static final String IMAGE = "input_reference";

  /** What servers take and do nothing with that is seen. */
  private static final Set<String> WITHOUT_EFFECT = Set.of(MODEL, "user");

  private final Administration administration;
  private final Readings readings;
  private final WireFields fields = new WireFields(address -> Option.none());

  CreateRequest(Administration administration, Readings readings) {
    this.administration = administration;
    this.readings = readings;
  }

  /**
   * A request that can be taken.
   *
   * @param request what it orders
   * @param unknown fields that do nothing
   */
  record Read(Document request, List<String> unknown) {}

  /** What it orders; left: why it is refused. */
  Either<VideosError, Read> read(Call call) {
    return body(call)
        .flatMap(this::withImage)
        .flatMap(
            input -> offers(input.text(MODEL)).flatMap(offers -> firstThatFits(offers, input)));
  }

  private Either<VideosError, Json.Members> body(Call call) {
    String type = call.header("content-type").getOrElse("");
    if (type.startsWith("multipart/form-data")) {
      return FormParts.read(type, call.body())
          .flatMap(CreateRequest::form)
          .mapLeft(VideosError::badInput);
    }
    if (!type.startsWith("application/json") || readings.has(Reading.VIDEOS_MULTIPART_ONLY)) {
      return Either.left(VideosError.notThisForm());
    }
    return JsonText.read(call.body())
        .filterOrElse(Json.Members.class::isInstance, other -> "the body must be a JSON object")
        .map(Json.Members.class::cast)
        .mapLeft(VideosError::badInput)
        .flatMap(this::withSeconds);
  }

  /** Only an image is a file; any other field would become an address of one. */
  private static Either<String, Json.Members> form(List<FormParts.Part> parts) {
    Json.Members body = Json.object();
    for (FormParts.Part part : parts) {
      if (part.contentType().isDefined() && !part.name().equals(IMAGE)) {
        return Either.left(
            "%s must be text, and came as a file".formatted(Printable.line(part.name())));
      }
      body =
          body.with(
              part.name(),
              part.contentType().map(type -> file(type, part.bytes())).getOrElse(part::text));
    }
    return Either.right(body);
  }

  /** As a data URI, by its bytes: OpenAI's clients label every file as one of any kind. */
  private static String file(String label, byte[] bytes) {
    String type =
        LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(bytes))
            .map(image -> image.type().mimeType())
            .getOrElse(label);
    return "data:%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(bytes));
  }

  /** In JSON servers are strict about one of two types. */
  private Either<VideosError, Json.Members> withSeconds(Json.Members body) {
    boolean isNumber = readings.has(Reading.VIDEOS_NUMBER_SECONDS);
    Option<Json> seconds = body.find(SECONDS);
    boolean isRight =
        seconds.forAll(it -> isNumber ? it instanceof Json.Num : it instanceof Json.Text);
    return isRight
        ? Either.right(body)
        : Either.left(
            VideosError.badInput(
                isNumber ? "seconds must be an integer" : "seconds must be a string"));
  }

  /** The address of an image stands in one of three places. */
  private Either<VideosError, Json.Members> withImage(Json.Members body) {
    Option<Json.Members> reference =
        body.object(IMAGE)
            .orElse(() ->
                body.text("image_reference")
                    .flatMap(text -> JsonText.read(text).toOption())
                    .filter(Json.Members.class::isInstance)
                    .map(Json.Members.class::cast));
    if (reference.exists(it -> it.find("file_id").isDefined())) {
      return Either.left(VideosError.badInput("input_reference.file_id is not implemented"));
    }
    Option<String> address =
        reference.flatMap(it -> it.text("image_url")).orElse(() -> body.text("reference_url"));
    Json.Members rest = body.without("image_reference").without("reference_url");
    return Either.right(address.fold(() -> rest, it -> rest.with(IMAGE, it)));
  }

  private Either<VideosError, List<Offer>> offers(Option<String> model) {
    List<Offer> all = OtherWires.offersOf(SHOP, administration.catalogue());
    List<Offer> named =
        all.stream().filter(offer -> model.forAll(name -> isNamed(offer, name))).toList();
    return named.isEmpty()
        ? Either.left(VideosError.noModel(model.getOrElse("")))
        : Either.right(named);
  }

  private static boolean isNamed(Offer offer, String name) {
    return name.equals(offer.sku())
        || name.equals(offer.alias())
        || wireNames(offer).contains(name);
  }

  /** What an offer says its model is called on the wire, if it says so. */
  static List<String> wireNames(Offer offer) {
    return offer.inputs().stream()
        .filter(input -> input.field().equals(MODEL))
        .flatMap(input -> input.options().stream())
        .toList();
  }

  private Either<VideosError, Read> firstThatFits(List<Offer> offers, Json.Members input) {
    Either<VideosError, Read> first = read(offers.getFirst(), input);
    for (Offer offer : offers.subList(1, offers.size())) {
      if (first.isRight()) {
        return first;
      }
      Either<VideosError, Read> next = read(offer, input);
      if (next.isRight()) {
        return next;
      }
    }
    return first;
  }

  private Either<VideosError, Read> read(Offer offer, Json.Members input) {
    Json.Members known = WireFields.known(offer, offer.sku(), input);
    List<String> unknown =
        input.byName().keySet().stream()
            .filter(name -> !known.byName().containsKey(name))
            .filter(name -> !WITHOUT_EFFECT.contains(name))
            .toList();
    if (!known.byName().containsKey(IMAGE) && input.find(IMAGE).isDefined()) {
      return Either.left(VideosError.badInput("this model takes no input_reference"));
    }
    return fields
        .read(offer, offer.sku(), typed(offer, known))
        .toEither()
        .map(request -> new Read(request, unknown))
        .mapLeft(faults -> VideosError.badInput(faults.map(Violation::toString).mkString("; ")));
  }

  /** Parts are all text, and so are the seconds of one server that are a number at another. */
  private static Json.Members typed(Offer offer, Json.Members input) {
    Map<String, Json> typed = new LinkedHashMap<>();
    input
        .byName()
        .forEach((name, value) ->
            typed.put(
                name,
                offer.inputs().stream()
                    .filter(known -> known.field().equals(name))
                    .findFirst()
                    .map(known -> typed(known, value))
                    .orElse(value)));
    return new Json.Members(typed);
  }

  private static Json typed(Input input, Json value) {
    WireValue type = input.schema().members().get("type");
    String wanted = type == null ? "" : type.shown();
    return switch (value) {
      case Json.Text(String text) when wanted.matches("integer|number") ->
          number(text).<Json>map(Json.Num::new).getOrElse(value);
      case Json.Text(String text) when wanted.equals("boolean") && text.matches("true|false") ->
          new Json.Flag(text.equals("true"));
      case Json.Num(BigDecimal number) when wanted.equals("string") ->
          new Json.Text(number.toPlainString());
      case Json other -> other;
    };
  }

  private static Option<BigDecimal> number(String text) {
    return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")
        ? Option.some(new BigDecimal(text))
        : Option.none();
  }
}
