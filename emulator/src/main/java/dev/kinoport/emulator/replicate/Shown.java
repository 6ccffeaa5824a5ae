package dev.kinoport.emulator.replicate;

import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.util.Map;

/** A value of a request as JSON. */
final class Shown {
  private static final String ONLY = "value";

  private Shown() {}

  static Json json(WireValue value) {
    return JsonText.read(CanonicalJson.write(Map.of(ONLY, value)))
        .map(json -> ((Json.Members) json).find(ONLY).getOrElse(Json.Nothing.NULL))
        .getOrElse(Json.Nothing.NULL);
  }
}
