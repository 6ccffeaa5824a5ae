package dev.kinoport.fal;

import dev.kinoport.http.ProxyRules;
import dev.kinoport.input.Violation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/** Reads what the environment says about fal. Values are trimmed; empty ones count as absent. */
final class FalEnvironment {
  private static final String EMULATOR = "FAL_EMULATOR_URL";
  private static final String KEY = "FAL_KEY";
  private static final String KEY_ID = "FAL_KEY_ID";
  private static final String KEY_SECRET = "FAL_KEY_SECRET";

  private final Map<String, String> environment;

  FalEnvironment(Map<String, String> environment) {
    this.environment = environment;
  }

  Validation<Seq<Violation>, FalConfig> config() {
    return value(EMULATOR)
        .fold(this::live, FalEnvironment::emulated)
        .flatMap(config ->
            ProxyRules.of(environment)
                .fold(
                    variable -> invalid(variable, "", "must be such as http://proxy.example:3128"),
                    rules -> Validation.valid(rules.fold(() -> config, config::proxies))));
  }

  private Validation<Seq<Violation>, FalConfig> live() {
    return value(KEY)
        .orElse(this::joined)
        .fold(
            () -> invalid(KEY, "", "is not set, nor FAL_KEY_ID with FAL_KEY_SECRET"),
            key ->
                FalKey.isKey(key)
                    ? Validation.valid(FalConfig.of(key))
                    : invalid(KEY, "", "must be printable ASCII without spaces"));
  }

  private Option<String> joined() {
    return value(KEY_ID).flatMap(id -> value(KEY_SECRET).map(secret -> id + ":" + secret));
  }

  private static Validation<Seq<Violation>, FalConfig> emulated(String address) {
    try {
      return Validation.valid(FalConfig.emulator(URI.create(address)));
    } catch (IllegalArgumentException e) {
      return invalid(EMULATOR, address, "must be an address such as http://127.0.0.1:8080");
    }
  }

  private Option<String> value(String name) {
    return Option.some(environment.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty());
  }

  private static Validation<Seq<Violation>, FalConfig> invalid(
      String field, String value, String right) {
    return Validation.invalid(List.of(new Violation(field, value, right)));
  }
}
