package dev.kinoport.fake.eventlog;

import dev.kinoport.input.RequestImage;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.request.Document;
import dev.kinoport.request.WireReader;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request in a line of the log: endpoint, hash and fields, with what is known of images that were
 * uploaded. Their bytes lie elsewhere.
 */
public final class LoggedRequest {
  private final Catalogue catalogue;
  private final Contents contents;

  /** Over the offers that requests were made from, and the bytes of what was uploaded. */
  public LoggedRequest(Catalogue catalogue, Contents contents) {
    this.catalogue = catalogue;
    this.contents = contents;
  }

  /** As it is written down. */
  public static Json.Members write(Document request) {
    return Json.object()
        .with("endpoint", request.sku())
        .with("hash", request.digest())
        .with("fields", fields(request.fields()));
  }

  private static Json.Members fields(Map<String, WireValue> fields) {
    Map<String, Json> members = new LinkedHashMap<>();
    fields.forEach((name, value) -> members.put(name, json(value)));
    return new Json.Members(members);
  }

  private static Json json(WireValue value) {
    return switch (value) {
      case WireValue.Text text -> new Json.Text(text.text());
      case WireValue.Number number -> new Json.Num(number.value());
      case WireValue.Flag flag -> new Json.Flag(flag.on());
      case WireValue.Image image -> json(image.image());
      case WireValue.Group group -> Json.object().with("group", fields(group.members()));
      case WireValue.Many many ->
          new Json.Items(many.values().stream().map(LoggedRequest::json).toList());
    };
  }

  private static Json json(RequestImage image) {
    return switch (image) {
      case RequestImage.Remote remote -> Json.object().with("url", remote.address().toString());
      case RequestImage.Local(LocalImage local) ->
          Json.object()
              .with("sha256", local.sha256())
              .with("type", local.type().name())
              .with("size", local.size())
              .with("width", local.width())
              .with("height", local.height());
    };
  }

  /**
   * Reads a request by the catalogue of today.
   *
   * @throws IllegalArgumentException if the catalogue has no such request any more
   */
  public Document read(EventLine line) {
    String endpoint = line.text("endpoint");
    Map<String, WireValue> fields = new LinkedHashMap<>();
    line.object("fields").byName().forEach((name, json) -> fields.put(name, value(line, json)));
    Document request =
        catalogue
            .findBySku(endpoint)
            .toEither("the catalogue has no model at " + endpoint)
            .flatMap(model ->
                WireReader.read(model, endpoint, fields)
                    .toEither()
                    .mapLeft(faults -> "the catalogue refuses it: " + faults.mkString("; ")))
            .getOrElseThrow(fault -> new IllegalArgumentException(fault));
    if (!request.digest().equals(line.text("hash"))) {
      throw new IllegalArgumentException("the catalogue makes another request of these fields");
    }
    return request;
  }

  private WireValue value(EventLine line, Json json) {
    return switch (json) {
      case Json.Text text -> new WireValue.Text(text.text());
      case Json.Num number -> new WireValue.Number(number.value());
      case Json.Flag flag -> new WireValue.Flag(flag.on());
      case Json.Items items ->
          new WireValue.Many(items.inOrder().stream().map(item -> value(line, item)).toList());
      case Json.Members object -> object(line, object);
      case Json.Nothing nothing -> throw new IllegalArgumentException("a field is null");
    };
  }

  private WireValue object(EventLine line, Json.Members object) {
    if (object.byName().get("group") instanceof Json.Members group) {
      Map<String, WireValue> members = new LinkedHashMap<>();
      group.byName().forEach((name, json) -> members.put(name, value(line, json)));
      return new WireValue.Group(members);
    }
    return new WireValue.Image(image(new EventLine(line.what(), object)));
  }

  private RequestImage image(EventLine known) {
    return known
        .members()
        .text("url")
        .<RequestImage>map(address -> new RequestImage.Remote(URI.create(address)))
        .getOrElse(() -> new RequestImage.Local(uploaded(known)));
  }

  private LocalImage uploaded(EventLine known) {
    String sha256 = known.text("sha256");
    return new LocalImage(
        sha256,
        ImageType.valueOf(known.text("type")),
        known.members().number("size").map(BigDecimal::longValue).getOrElse(0L),
        known.count("width"),
        known.count("height"),
        contents.origin(sha256));
  }
}
