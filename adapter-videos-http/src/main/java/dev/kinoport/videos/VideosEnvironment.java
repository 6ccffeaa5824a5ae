package dev.kinoport.videos;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.ShopEnvironment;
import dev.kinoport.input.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/** Reads what the environment says about a server of {@code /v1/videos}. */
final class VideosEnvironment {
  private static final String URL = "KINOPORT_VIDEOS_URL";
  private static final String KEY = "KINOPORT_VIDEOS_KEY";

  private final ShopEnvironment environment;

  VideosEnvironment(Map<String, String> environment) {
    this.environment = new ShopEnvironment(environment);
  }

  Validation<Seq<Violation>, VideosConfig> config() {
    return environment
        .value(URL)
        .<Validation<Seq<Violation>, VideosConfig>>fold(
            () -> ShopEnvironment.fault(URL, "", "is not set"), this::at)
        .flatMap(config ->
            environment
                .proxies()
                .map(proxies ->
                    proxies.fold(() -> config, ways -> config.http(http -> http.proxies(ways)))));
  }

  private Validation<Seq<Violation>, VideosConfig> at(String address) {
    Option<String> key = environment.value(KEY);
    return key.exists(text -> !ApiKey.isKey(text))
        ? ShopEnvironment.fault(KEY, "", "must be printable ASCII without spaces")
        : environment
            .address(URL, address, base -> base)
            .flatMap(base -> sound(address, base, key.map(ApiKey::of)));
  }

  private static Validation<Seq<Violation>, VideosConfig> sound(
      String address, URI base, Option<ApiKey> key) {
    try {
      return Validation.valid(VideosConfig.of(base, key));
    } catch (IllegalArgumentException e) {
      return ShopEnvironment.fault(URL, address, String.valueOf(e.getMessage()));
    }
  }
}
