package dev.kinoport.minimax;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.ShopEnvironment;
import dev.kinoport.input.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/** Reads what the environment says about MiniMax. */
final class MinimaxEnvironment {
  private static final String EMULATOR = "MINIMAX_EMULATOR_URL";
  private static final String KEY = "MINIMAX_API_KEY";
  private static final String HOST = "MINIMAX_API_HOST";

  private final ShopEnvironment environment;

  MinimaxEnvironment(Map<String, String> environment) {
    this.environment = new ShopEnvironment(environment);
  }

  Validation<Seq<Violation>, MinimaxConfig> config() {
    return environment
        .value(EMULATOR)
        .fold(
            this::live, address -> environment.address(EMULATOR, address, MinimaxConfig::emulator))
        .flatMap(config ->
            environment
                .proxies()
                .map(proxies ->
                    proxies.fold(() -> config, ways -> config.http(http -> http.proxies(ways)))));
  }

  private Validation<Seq<Violation>, MinimaxConfig> live() {
    return environment
        .value(KEY)
        .fold(
            () -> ShopEnvironment.fault(KEY, "", "is not set"),
            key ->
                ApiKey.isKey(key)
                    ? placed(key)
                    : ShopEnvironment.fault(KEY, "", "must be printable ASCII without spaces"));
  }

  private Validation<Seq<Violation>, MinimaxConfig> placed(String key) {
    return environment
        .value(HOST)
        .fold(
            () -> Validation.valid(MinimaxConfig.of(key)),
            host -> environment.address(HOST, host, address -> at(key, address)));
  }

  private static MinimaxConfig at(String key, URI address) {
    MinimaxConfig config = MinimaxConfig.of(key).base(address);
    return MinimaxConfig.CHINA_HOST.equals(address.getHost()) ? config.inChina() : config;
  }
}
