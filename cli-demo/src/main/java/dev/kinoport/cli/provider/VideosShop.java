package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.http.HttpShop;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import dev.kinoport.videos.Videos;
import dev.kinoport.videos.VideosConfig;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/** A server of {@code /v1/videos}, such as one's own. */
final class VideosShop extends FurtherShop<VideosConfig> {
  VideosShop() {
    super(BackendName.VIDEOS);
  }

  @Override
  VideosConfig emulator(URI address) {
    return VideosConfig.emulator(address);
  }

  @Override
  Validation<Seq<Violation>, VideosConfig> fromEnvironment(Map<String, String> environment) {
    String variable = BackendName.VIDEOS.emulatorVariable();
    String address = environment.getOrDefault(variable, "").strip();
    if (address.isEmpty()) {
      return VideosConfig.fromEnvironment(environment);
    }
    try {
      return Validation.valid(VideosConfig.emulator(URI.create(address)));
    } catch (IllegalArgumentException e) {
      return Validation.invalid(
          io.vavr.collection.List.of(
              new Violation(
                  variable, address, "must be an address such as http://127.0.0.1:8080")));
    }
  }

  @Override
  VideosConfig through(VideosConfig config, ProxyRules proxies) {
    return config.http(http -> http.proxies(proxies));
  }

  @Override
  VideosConfig named(VideosConfig config, ProviderName provider) {
    return config.name(provider);
  }

  @Override
  VideosConfig selling(VideosConfig config, Catalogue catalogue) {
    return config.offers(catalogue);
  }

  @Override
  HttpShop opened(VideosConfig config, SystemTime time) {
    return Videos.open(config, time);
  }

  @Override
  URI base(VideosConfig config) {
    return config.base();
  }
}
