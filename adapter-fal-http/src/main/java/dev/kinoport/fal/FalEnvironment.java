package dev.kinoport.fal;

import dev.kinoport.http.config.ShopEnvironment;
import dev.kinoport.input.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Map;

/** Reads what the environment says about fal. Values are trimmed; empty ones count as absent. */
final class FalEnvironment {
  private static final String EMULATOR = "FAL_EMULATOR_URL";
  private static final String KEY = "FAL_KEY";
  private static final String KEY_ID = "FAL_KEY_ID";
  private static final String KEY_SECRET = "FAL_KEY_SECRET";

  private final ShopEnvironment environment;

  FalEnvironment(Map<String, String> environment) {
    this.environment = new ShopEnvironment(environment);
  }

  Validation<Seq<Violation>, FalConfig> config() {
    return environment
        .value(EMULATOR)
        .fold(this::live, address -> environment.address(EMULATOR, address, FalConfig::emulator))
        .flatMap(config ->
            environment
                .proxies()
                .map(proxies -> proxies.fold(() -> config, ways -> config.proxies(ways))));
  }

  private Validation<Seq<Violation>, FalConfig> live() {
    return environment
        .value(KEY)
        .orElse(this::joined)
        .fold(
            () -> ShopEnvironment.fault(KEY, "", "is not set, nor FAL_KEY_ID with FAL_KEY_SECRET"),
            key ->
                FalKey.isKey(key)
                    ? Validation.valid(FalConfig.of(key))
                    : ShopEnvironment.fault(KEY, "", "must be printable ASCII without spaces"));
  }

  private Option<String> joined() {
    return environment
        .value(KEY_ID)
        .flatMap(id -> environment.value(KEY_SECRET).map(secret -> id + ":" + secret));
  }
}
