package dev.kinoport.cli.batch.file;

import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The idempotency key of a line that has none of its own: made of the label and of what the line
 * says, in any order of its names. Where the clip goes and what somebody notes beside it are no
 * part of it.
 */
final class BatchKey {
  private BatchKey() {}

  static String of(Option<String> label, RawLine line) {
    Map<String, List<String>> said = new TreeMap<>(line.values());
    said.remove("key");
    said.remove("out");
    said.keySet().removeAll(RawLine.NOTES);
    said.put("model", said.getOrDefault("model", List.of(RequestOptions.DEFAULT_MODEL)));
    Map<String, Json> members = new TreeMap<>();
    said.forEach((name, texts) -> members.put(name, Json.Items.ofTexts(texts)));
    String text =
        JsonText.indented(
            Json.Items.of(
                label.<Json>fold(() -> Json.Nothing.NULL, Json.Text::new),
                new Json.Members(members)));
    return "batch-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
