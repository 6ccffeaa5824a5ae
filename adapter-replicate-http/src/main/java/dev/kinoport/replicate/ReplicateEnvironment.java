package dev.kinoport.replicate;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.ShopEnvironment;
import dev.kinoport.input.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/** Reads what the environment says about Replicate. */
final class ReplicateEnvironment {
  private static final String EMULATOR = "REPLICATE_EMULATOR_URL";
  private static final String TOKEN = "REPLICATE_API_TOKEN";
  private static final String BASE = "REPLICATE_BASE_URL";

  private final ShopEnvironment environment;

  ReplicateEnvironment(Map<String, String> environment) {
    this.environment = new ShopEnvironment(environment);
  }

  Validation<Seq<Violation>, ReplicateConfig> config() {
    return environment
        .value(EMULATOR)
        .fold(
            this::live,
            address -> environment.address(EMULATOR, address, ReplicateConfig::emulator))
        .flatMap(config ->
            environment
                .proxies()
                .map(proxies ->
                    proxies.fold(() -> config, ways -> config.http(http -> http.proxies(ways)))));
  }

  private Validation<Seq<Violation>, ReplicateConfig> live() {
    return environment
        .value(TOKEN)
        .fold(
            () -> ShopEnvironment.fault(TOKEN, "", "is not set"),
            token ->
                ApiKey.isKey(token)
                    ? placed(token)
                    : ShopEnvironment.fault(TOKEN, "", "must be printable ASCII without spaces"));
  }

  private Validation<Seq<Violation>, ReplicateConfig> placed(String token) {
    return environment
        .value(BASE)
        .fold(
            () -> Validation.valid(ReplicateConfig.of(token)),
            base ->
                environment.address(
                    BASE, base, address -> ReplicateConfig.of(token).base(above(address))));
  }

  /** Some of Replicate's own clients want the version in the address, and some do not. */
  private static URI above(URI address) {
    return URI.create(address.toString().replaceFirst("/v1/$", "/"));
  }
}
