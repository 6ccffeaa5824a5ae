package dev.kinoport.cli.batch.file;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.kinoport.json.Bounds;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** Reads one JSON object from each line; numbers keep their spelling, null says nothing. */
final class JsonLines {
  /** Far more than any model takes. */
  private static final int MOST_VALUES = 1_000;

  /** Of a line: how many values there are, each with its name, is told in other words. */
  private static final Bounds BOUNDS =
      new Bounds(
          Bounds.WIRE.bytes(),
          Bounds.WIRE.depth(),
          2 * (MOST_VALUES + 2) * (MOST_VALUES + 2),
          Bounds.WIRE.digits(),
          Bounds.WIRE.text());

  private final BatchFaults faults;
  private final int number;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private JsonLines(BatchFaults faults, int number) {
    this.faults = faults;
    this.number = number;
  }

  static List<RawLine> read(String text, BatchFaults faults) {
    List<RawLine> lines = new ArrayList<>();
    int from = 0;
    for (int number = 1; lines.size() <= BatchFileReader.MOST_LINES && from >= 0; number++) {
      int end = text.indexOf('\n', from);
      String words = end < 0 ? text.substring(from) : text.substring(from, end);
      if (!words.isBlank()) {
        JsonLines line = new JsonLines(faults, number);
        if (line.object(words)) {
          lines.add(new RawLine(number, line.values));
        }
      }
      from = end < 0 ? -1 : end + 1;
    }
    return lines;
  }

  private boolean object(String text) {
    return JsonText.bounded(text.getBytes(StandardCharsets.UTF_8), BOUNDS)
        .fold(
            fault -> broken("must be one JSON object: " + fault.replaceFirst("^line 1, ", "")),
            this::object);
  }

  private boolean object(byte[] text) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(text))) {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        return broken("must be one JSON object, from { to }");
      }
      reader.beginObject();
      while (reader.hasNext()) {
        if (values.size() == MOST_VALUES) {
          return broken("must say no more than %d things".formatted(MOST_VALUES));
        }
        member(reader, reader.nextName());
      }
      reader.endObject();
      // Throws if anything follows.
      return reader.peek() == JsonReader.Token.END_DOCUMENT;
    } catch (IOException | JsonDataException e) {
      return broken("must be one JSON object in one line, and nothing else");
    }
  }

  private boolean broken(String message) {
    faults.add(number, "", "", message);
    return false;
  }

  private void member(JsonReader reader, String name) throws IOException {
    List<String> texts = new ArrayList<>();
    switch (reader.peek()) {
      case NULL -> {
        reader.nextNull();
        return;
      }
      case BEGIN_ARRAY -> array(reader, name, texts);
      default -> scalar(reader, name, texts);
    }
    if (values.put(name, texts) != null) {
      faults.add(number, name, "", "is given twice: give it once");
    }
  }

  private void array(JsonReader reader, String name, List<String> texts) throws IOException {
    reader.beginArray();
    while (reader.hasNext()) {
      if (texts.size() == MOST_VALUES) {
        faults.add(number, name, "", "must be a list of no more than %d".formatted(MOST_VALUES));
        while (reader.hasNext()) {
          reader.skipValue();
        }
      } else {
        scalar(reader, name, texts);
      }
    }
    reader.endArray();
  }

  private void scalar(JsonReader reader, String name, List<String> texts) throws IOException {
    switch (reader.peek()) {
      case STRING, NUMBER -> texts.add(reader.nextString());
      case BOOLEAN -> texts.add(String.valueOf(reader.nextBoolean()));
      case BEGIN_OBJECT, BEGIN_ARRAY, NULL, NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> {
        reader.skipValue();
        faults.add(number, name, "", "must be text, a number, true or false, or a list of such");
      }
    }
  }
}
