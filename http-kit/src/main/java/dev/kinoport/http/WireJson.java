package dev.kinoport.http;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** JSON as shops speak it. What is odd in it does not hide the rest. */
public final class WireJson {
  private static final MediaType TYPE = MediaType.get("application/json");

  /** Of a count; every number of so many digits fits. */
  private static final int MOST_DIGITS = 18;

  private static final Pattern MEDIA_TYPE = Pattern.compile("[!-~][ -~]{0,199}");

  private WireJson() {}

  /** Reads an object; left: why it is none. */
  public static Either<String, Json.Members> read(String text) {
    return JsonText.readAsItComes(text)
        .mapLeft(ErrorText::excerpt)
        .flatMap(json ->
            json instanceof Json.Members members
                ? Either.right(members)
                : Either.left("an answer that is no object"));
  }

  /** Reads an object; an empty one if the text is none. */
  public static Json.Members object(String text) {
    return read(text).getOrElse(Json.object());
  }

  /**
   * A text; also where a shop should have written one, and wrote a number: that of an id, in
   * digits, zeros at its end included.
   */
  public static Option<String> text(Json.Members object, String name) {
    return object.text(name).orElse(() -> object.number(name).map(WireJson::digits));
  }

  /** A media type, if it can be one: whatever stands there is kept with a clip. */
  public static Option<String> mediaType(Json.Members object, String name) {
    return object.text(name).filter(type -> MEDIA_TYPE.matcher(type).matches());
  }

  private static String digits(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A count, if it is one. */
  public static Option<Long> whole(BigDecimal given) {
    BigDecimal number = given.signum() == 0 ? BigDecimal.ZERO : given.stripTrailingZeros();
    boolean isWhole = number.signum() >= 0 && number.scale() <= 0;
    return isWhole && number.precision() - number.scale() <= MOST_DIGITS
        ? Option.some(number.longValue())
        : Option.none();
  }

  /** As the body of a request. */
  public static RequestBody body(Json value) {
    return RequestBody.create(JsonText.write(value), TYPE);
  }
}
