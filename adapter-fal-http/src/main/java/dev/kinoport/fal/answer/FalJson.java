package dev.kinoport.fal.answer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.kinoport.fal.http.Words;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** JSON as fal speaks it. Numbers stay exact. */
public final class FalJson {
  /** Reads and writes the wire records. */
  private static final Moshi MOSHI =
      new Moshi.Builder()
          .add(Object.class, new Tree())
          .add(BigDecimal.class, new Decimal())
          .build();

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int DEEPEST = 64;

  /** Of a count; every number of so many digits fits. */
  private static final int MOST_DIGITS = 18;

  /** Longer texts, and powers of ten beyond this, are numbers to nobody but fill the memory. */
  private static final int LONGEST_NUMBER = 60;

  private FalJson() {}

  /** Reads a text; left: where it is not what was expected. */
  public static <T> Either<String, T> read(Class<T> type, String text) {
    try {
      T value = MOSHI.adapter(type).fromJson(text);
      return value == null ? Either.left("nothing but null") : Either.right(value);
    } catch (IOException | JsonDataException e) {
      return Either.left(Words.excerpt(String.valueOf(e.getMessage())));
    }
  }

  /** A record as the body of a request. */
  public static <T> RequestBody body(Class<T> type, T value) {
    return RequestBody.create(MOSHI.adapter(type).toJson(value), JSON);
  }

  /** Reads an object; an empty one if the text is none. */
  public static Map<?, ?> object(String text) {
    return read(Object.class, text)
        .fold(fault -> Map.of(), tree -> tree instanceof Map<?, ?> map ? map : Map.of());
  }

  /** A count, if it is one. */
  static Option<Long> whole(BigDecimal number) {
    boolean isWhole = number.signum() >= 0 && number.scale() <= 0;
    return isWhole && number.precision() - number.scale() <= MOST_DIGITS
        ? Option.some(number.longValue())
        : Option.none();
  }

  /** Any JSON, as maps, lists, texts, booleans and exact numbers. */
  private static final class Tree extends JsonAdapter<Object> {
    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
      return value(reader, 0);
    }

    private static @Nullable Object value(JsonReader reader, int depth) throws IOException {
      if (depth > DEEPEST) {
        throw new JsonDataException("nested too deeply");
      }
      return switch (reader.peek()) {
        case BEGIN_OBJECT -> object(reader, depth);
        case BEGIN_ARRAY -> array(reader, depth);
        case STRING -> reader.nextString();
        case NUMBER -> numberOrText(reader.nextString());
        case BOOLEAN -> reader.nextBoolean();
        case NULL -> reader.nextNull();
        case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT ->
            throw new JsonDataException("not a value at " + reader.getPath());
      };
    }

    /** What is no usable number is kept as it was written. */
    private static Object numberOrText(String text) {
      return number(text)
          .filter(value -> Math.abs((long) value.scale()) <= LONGEST_NUMBER)
          .<Object>fold(() -> text, value -> value);
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

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
      writer.jsonValue(value);
    }
  }

  private static final class Decimal extends JsonAdapter<BigDecimal> {
    @Override
    public @Nullable BigDecimal fromJson(JsonReader reader) throws IOException {
      return reader.peek() == JsonReader.Token.NULL
          ? reader.nextNull()
          : number(reader.nextString())
              .getOrElseThrow(() -> new JsonDataException("not a number at " + reader.getPath()));
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
      writer.value(value);
    }
  }

  private static Option<BigDecimal> number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Option.none();
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return Option.some(value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros());
    } catch (NumberFormatException e) {
      return Option.none();
    }
  }
}
