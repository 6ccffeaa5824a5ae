package dev.kinoport.jdbc.event;

import dev.kinoport.input.RequestImage;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import dev.kinoport.price.Fact;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.request.Document;
import dev.kinoport.request.ExpectedOutput;
import dev.kinoport.request.VideoRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The frozen request, and how it is sent, as JSON. Amounts are texts, so that no reader rounds
 * them.
 */
public final class RequestJson {
  private final ImageBytes images;

  /** Reads requests whose images, if they came as bytes, are kept elsewhere. */
  RequestJson(ImageBytes images) {
    this.images = images;
  }

  static Json.Members write(VideoRequest request) {
    return new JsonFields()
        .with("model", request.model())
        .with("hash", request.hash())
        .with("inputs", written(request.inputs()))
        .members();
  }

  VideoRequest request(JsonObject json) {
    return VideoRequest.restored(
        json.text("model"), new TreeMap<>(values(json.objectsByName("inputs"))), json.text("hash"));
  }

  /**
   * What the offer makes of a request: of its inputs only those that the request does not have, the
   * offer's defaults. An image that travels within the request is named here, and encoded only when
   * it leaves.
   */
  static Json.Members write(Document document, VideoRequest request) {
    SortedMap<String, WireValue> defaults = new TreeMap<>(document.inputs());
    defaults.keySet().removeAll(request.inputs().keySet());
    return new JsonFields()
        .with("sku", document.sku())
        .with("defaults", written(defaults))
        .with("fields", written(document.fields()))
        .with("inline", document.inline().stream().sorted().toList())
        .with("warnings", document.warnings())
        .with("expected", expected(document.expected()))
        .with("price_facts", facts(document.priceFacts()))
        .members();
  }

  Document document(JsonObject json, VideoRequest request) {
    SortedMap<String, WireValue> inputs = new TreeMap<>(request.inputs());
    inputs.putAll(values(json.objectsByName("defaults")));
    return new Document(
        request.model(),
        json.text("sku"),
        inputs,
        values(json.objectsByName("fields")),
        Set.copyOf(json.texts("inline")),
        json.texts("warnings"),
        expected(json.object("expected")),
        facts(json.objectsByName("price_facts")));
  }

  private static Json.Members written(Map<String, WireValue> values) {
    return JsonFields.of(values, RequestJson::value);
  }

  private static Json.Members value(WireValue value) {
    return switch (value) {
      case WireValue.Text text -> JsonFields.of("text", text.text());
      case WireValue.Number number -> JsonFields.of("number", number.value().toString());
      case WireValue.Flag flag -> JsonFields.of("flag", flag.on());
      case WireValue.Many many ->
          JsonFields.of("many", many.values().stream().map(RequestJson::value).toList());
      case WireValue.Group group -> JsonFields.of("group", written(group.members()));
      case WireValue.Image(RequestImage.Remote remote) ->
          JsonFields.of("url", remote.address().toString());
      case WireValue.Image(RequestImage.Local local) ->
          JsonFields.of("image", image(local.image()));
    };
  }

  private static Json.Members image(LocalImage image) {
    JsonFields fields =
        new JsonFields()
            .with("sha256", image.sha256())
            .with("type", image.type().name())
            .with("size", image.size())
            .with("width", image.width())
            .with("height", image.height());
    return switch (image.origin()) {
      case Origin.File file -> fields.with("file", file.path().toString()).members();
      case Origin.Memory memory -> fields.members();
    };
  }

  private Map<String, WireValue> values(Map<String, JsonObject> objects) {
    Map<String, WireValue> values = new LinkedHashMap<>();
    objects.forEach((name, json) -> values.put(name, value(json)));
    return values;
  }

  private WireValue value(JsonObject json) {
    if (json.has("text")) {
      return new WireValue.Text(json.text("text"));
    }
    if (json.has("number")) {
      return new WireValue.Number(json.parsed("number", BigDecimal::new));
    }
    if (json.has("flag")) {
      return new WireValue.Flag(json.flag("flag"));
    }
    if (json.has("many")) {
      List<WireValue> values = json.objects("many").stream().map(this::value).toList();
      return new WireValue.Many(values);
    }
    if (json.has("group")) {
      return new WireValue.Group(values(json.objectsByName("group")));
    }
    if (json.has("url")) {
      return new WireValue.Image(new RequestImage.Remote(json.uri("url")));
    }
    if (json.has("image")) {
      return new WireValue.Image(new RequestImage.Local(image(json.object("image"))));
    }
    throw json.unlike("a value");
  }

  private LocalImage image(JsonObject json) {
    String sha256 = json.text("sha256");
    return new LocalImage(
        sha256,
        json.word("type", ImageType.class),
        json.whole("size"),
        json.smallWhole("width"),
        json.smallWhole("height"),
        json.parsedIfAny("file", Path::of)
            .fold(() -> Origin.Memory.copyOf(images.of(sha256)), Origin.File::new));
  }

  private static Json.Members expected(ExpectedOutput output) {
    return new JsonFields()
        .with("seconds", output.seconds(), Duration::toString)
        .with("short_side_px", output.shortSidePx(), side -> side)
        .with("frames_per_second", output.framesPerSecond(), BigDecimal::toString)
        .with("audio", output.audio(), audio -> audio)
        .members();
  }

  private static ExpectedOutput expected(JsonObject json) {
    return new ExpectedOutput(
        json.parsedIfAny("seconds", Duration::parse),
        json.wholeIfAny("short_side_px").map(Math::toIntExact),
        json.parsedIfAny("frames_per_second", BigDecimal::new),
        json.flagIfAny("audio"));
  }

  private static Json.Members facts(PriceFacts facts) {
    return JsonFields.of(facts.all(), RequestJson::fact);
  }

  private static Json.Members fact(Fact fact) {
    return switch (fact) {
      case Fact.Word word -> JsonFields.of("word", word.text());
      case Fact.Amount amount -> JsonFields.of("amount", amount.value().toString());
      case Fact.Between between ->
          new JsonFields()
              .with("from", between.from().toString())
              .with("to", between.to().toString())
              .members();
      case Fact.Switch state -> JsonFields.of("switch", state.on());
    };
  }

  private static PriceFacts facts(Map<String, JsonObject> objects) {
    SortedMap<String, Fact> facts = new TreeMap<>();
    objects.forEach((name, json) -> facts.put(name, fact(json)));
    return new PriceFacts(facts);
  }

  private static Fact fact(JsonObject json) {
    if (json.has("word")) {
      return new Fact.Word(json.text("word"));
    }
    if (json.has("amount")) {
      return new Fact.Amount(json.parsed("amount", BigDecimal::new));
    }
    if (json.has("from")) {
      return new Fact.Between(
          json.parsed("from", BigDecimal::new), json.parsed("to", BigDecimal::new));
    }
    if (json.has("switch")) {
      return new Fact.Switch(json.flag("switch"));
    }
    throw json.unlike("a fact");
  }
}
