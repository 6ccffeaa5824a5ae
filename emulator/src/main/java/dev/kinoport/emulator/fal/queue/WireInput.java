package dev.kinoport.emulator.fal.queue;

import dev.kinoport.input.CanonicalJson;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.media.LocalImage;
import dev.kinoport.request.Document;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The input of a request that never was on the wire, as the wire would have had it. */
final class WireInput {
  private WireInput() {}

  static Json.Members of(Document request) {
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (LocalImage image : request.localImages()) {
      addresses.put(image.sha256(), URI.create("urn:sha256:" + image.sha256()));
    }
    String text = CanonicalJson.write(request.fields(addresses));
    return (Json.Members)
        JsonText.read(text).getOrElseThrow((String why) -> new AssertionError(why));
  }
}
