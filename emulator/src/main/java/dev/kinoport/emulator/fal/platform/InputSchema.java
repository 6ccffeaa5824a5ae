package dev.kinoport.emulator.fal.platform;

import dev.kinoport.input.Input;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an endpoint's description says of one input: type, limits, default. */
final class InputSchema {
  private InputSchema() {}

  static Json of(Input input) {
    return json(input.schema());
  }

  private static Json json(WireValue value) {
    return switch (value) {
      case WireValue.Group(Map<String, WireValue> members) -> {
        Map<String, Json> inOrder = new LinkedHashMap<>();
        members.forEach((name, member) -> inOrder.put(name, json(member)));
        yield new Json.Members(inOrder);
      }
      case WireValue.Many many ->
          new Json.Items(many.values().stream().map(InputSchema::json).toList());
      case WireValue.Text(String text) -> new Json.Text(text);
      case WireValue.Number number -> new Json.Num(new BigDecimal(number.shown()));
      case WireValue.Flag(boolean on) -> new Json.Flag(on);
      case WireValue.Image image -> throw new IllegalArgumentException("no schema: " + image);
    };
  }
}
