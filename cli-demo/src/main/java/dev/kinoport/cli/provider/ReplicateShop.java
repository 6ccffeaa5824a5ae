package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.http.HttpShop;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.time.SystemTime;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/** Replicate over HTTP. */
final class ReplicateShop extends FurtherShop<ReplicateConfig> {
  ReplicateShop() {
    super(BackendName.REPLICATE);
  }

  @Override
  ReplicateConfig emulator(URI address) {
    return ReplicateConfig.emulator(address);
  }

  @Override
  Validation<Seq<Violation>, ReplicateConfig> fromEnvironment(Map<String, String> environment) {
    return ReplicateConfig.fromEnvironment(environment);
  }

  @Override
  ReplicateConfig through(ReplicateConfig config, ProxyRules proxies) {
    return config.http(http -> http.proxies(proxies));
  }

  @Override
  ReplicateConfig named(ReplicateConfig config, ProviderName provider) {
    return config.name(provider);
  }

  @Override
  ReplicateConfig selling(ReplicateConfig config, Catalogue catalogue) {
    return config.offers(catalogue);
  }

  @Override
  HttpShop opened(ReplicateConfig config, SystemTime time) {
    return Replicate.open(config, time);
  }

  @Override
  URI base(ReplicateConfig config) {
    return config.base();
  }
}
