package dev.kinoport.jdbc;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Reads JSON as maps, lists, texts, booleans and exact numbers, in order. */
final class JsonTree {
  private static final int DEEPEST = 64;

  private JsonTree() {}

  /**
   * Reads one object.
   *
   * @throws UnreadableEvent if the text is anything else
   */
  static Map<String, @Nullable Object> read(String text) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      Map<String, @Nullable Object> object = object(reader, 0);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new UnreadableEvent("text goes on behind its end");
      }
      return object;
    } catch (IOException | JsonDataException e) {
      throw new UnreadableEvent("not JSON: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object value(JsonReader reader, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new JsonDataException("nested too deeply");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader, depth);
      case BEGIN_ARRAY -> array(reader, depth);
      case STRING -> reader.nextString();
      case NUMBER -> number(reader);
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> reader.nextNull();
      case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT ->
          throw new JsonDataException("not a value at " + reader.getPath());
    };
  }

  private static Map<String, @Nullable Object> object(JsonReader reader, int depth)
      throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      object.put(name, value(reader, depth + 1));
    }
    reader.endObject();
    return object;
  }

  private static List<@Nullable Object> array(JsonReader reader, int depth) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value(reader, depth + 1));
    }
    reader.endArray();
    return array;
  }

  private static BigDecimal number(JsonReader reader) throws IOException {
    try {
      return new BigDecimal(reader.nextString());
    } catch (NumberFormatException e) {
      throw new JsonDataException("not a number at " + reader.getPath(), e);
    }
  }
}
