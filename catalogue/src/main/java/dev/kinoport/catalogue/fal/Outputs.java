package dev.kinoport.catalogue.fal;

import dev.kinoport.offer.OutputFacts;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clips are like, as far as a resolution's name tells. */
final class Outputs {
  private static final Map<String, Integer> NAMED = Map.of("4k", 2_160);

  private Outputs() {}

  /** Resolutions such as {@code 720p}, of which the number is the shorter side. */
  static OutputFacts sides(String... resolutions) {
    return of(Option.none(), resolutions);
  }

  /** Clips without sound. */
  static OutputFacts silent(String... resolutions) {
    return of(Option.of(false), resolutions);
  }

  /** Clips with sound. */
  static OutputFacts loud(String... resolutions) {
    return of(Option.of(true), resolutions);
  }

  private static OutputFacts of(Option<Boolean> audio, String... resolutions) {
    return new OutputFacts(shortSides(resolutions), List.of(), Option.none(), audio, Option.none());
  }

  static Map<String, Integer> shortSides(String... resolutions) {
    return Stream.of(resolutions).collect(Collectors.toMap(it -> it, Outputs::shortSide));
  }

  private static int shortSide(String resolution) {
    String plain = resolution.toLowerCase(Locale.ROOT);
    Integer named = NAMED.get(plain);
    return named == null ? Integer.parseInt(plain.replaceAll("[^0-9]", "")) : named;
  }
}
