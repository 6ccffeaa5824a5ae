package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.http.HttpShop;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.input.Violation;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/** MiniMax over HTTP. */
final class MinimaxShop extends FurtherShop<MinimaxConfig> {
  MinimaxShop() {
    super(BackendName.MINIMAX);
  }

  @Override
  MinimaxConfig emulator(URI address) {
    return MinimaxConfig.emulator(address);
  }

  @Override
  Validation<Seq<Violation>, MinimaxConfig> fromEnvironment(Map<String, String> environment) {
    return MinimaxConfig.fromEnvironment(environment);
  }

  @Override
  MinimaxConfig through(MinimaxConfig config, ProxyRules proxies) {
    return config.http(http -> http.proxies(proxies));
  }

  @Override
  MinimaxConfig named(MinimaxConfig config, ProviderName provider) {
    return config.name(provider);
  }

  @Override
  MinimaxConfig selling(MinimaxConfig config, Catalogue catalogue) {
    // China's platform has prices of its own; files of models come on top of the global one's.
    return MinimaxConfig.CHINA_HOST.equals(config.base().getHost())
        ? config
        : config.offers(catalogue);
  }

  @Override
  HttpShop opened(MinimaxConfig config, SystemTime time) {
    return Minimax.open(config, time);
  }

  @Override
  URI base(MinimaxConfig config) {
    return config.base();
  }
}
