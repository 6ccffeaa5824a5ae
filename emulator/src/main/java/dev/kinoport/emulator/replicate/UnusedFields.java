package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.replicate.Problems.InvalidField;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Fields that these models have, and nobody sells here: they change nothing in a fake clip. What
 * each model takes is not known for sure, so that more is taken than any of them does, and not all.
 */
final class UnusedFields {
  private static final BigDecimal FASTEST = BigDecimal.valueOf(240);
  private static final int MOST_IMAGES = 10;

  /** Of an address, or of a picture in it: clients put up to 10 MB there, in Base64. */
  private static final int LONGEST_IMAGE = 14 * 1024 * 1024;

  private static final Map<String, Kind> KINDS =
      Map.of(
          "fps", new Kind("a whole number from 1 to " + FASTEST, UnusedFields::isSpeed),
          "reference_images",
              new Kind(
                  "a list of at most %d addresses, of %d characters each"
                      .formatted(MOST_IMAGES, LONGEST_IMAGE),
                  UnusedFields::areImages));

  private UnusedFields() {}

  private record Kind(String words, Predicate<Json> fits) {}

  /** Whether a field of this name is one of them. */
  static boolean has(String name) {
    return KINDS.containsKey(name);
  }

  /** Which of these fields, that the model at hand does not sell, do not fit; null says nothing. */
  static List<InvalidField> faults(Json.Members input, List<String> names) {
    return names.stream()
        .filter(UnusedFields::has)
        .sorted()
        .flatMap(name -> fault(name, input).toJavaStream())
        .toList();
  }

  private static Option<InvalidField> fault(String name, Json.Members input) {
    Kind kind = KINDS.get(name);
    return kind == null
        ? Option.none()
        : input
            .find(name)
            .filter(value -> !kind.fits.test(value))
            .map(value ->
                new InvalidField("invalid_type", "input." + name, "must be " + kind.words));
  }

  private static boolean isSpeed(Json value) {
    return value instanceof Json.Num(BigDecimal number)
        && number.signum() > 0
        && number.compareTo(FASTEST) <= 0
        && number.stripTrailingZeros().scale() <= 0;
  }

  private static boolean areImages(Json value) {
    return value instanceof Json.Items(List<Json> images)
        && images.size() <= MOST_IMAGES
        && images.stream()
            .allMatch(
                image -> image instanceof Json.Text(String text) && text.length() <= LONGEST_IMAGE);
  }
}
