package dev.kinoport.cli.provider;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A session with shops that are talked to over HTTP, whichever they are. */
final class ShopSession {
  private static final Duration USUAL = Duration.ofMinutes(2);

  private ShopSession() {}

  /**
   * A shop, wired.
   *
   * @param provider every port
   * @param clips where its clips come from
   * @param connections closed with the session
   * @param host where requests go
   * @param isOffline whether something stands in for it, so that nothing costs money
   * @param inbox where its messages arrive, if anybody listens
   */
  record Shop(
      Provider provider,
      ClipSource clips,
      AutoCloseable connections,
      String host,
      boolean isOffline,
      Option<WebhookInbox> inbox) {
    /** The same shop, of which no more is asked. */
    Shop limited(ShopLimits limits) {
      return new Shop(limits.on(provider), clips, connections, host, isOffline, inbox);
    }
  }

  /** Makes clips there: at the first, and after its free no at the next. */
  static ProviderSession of(
      List<Shop> shops,
      SystemTime time,
      Option<Integer> inFlight,
      Vault vault,
      GenerationListener listener) {
    KinoportBuilder builder =
        QuietEngine.builder()
            .settings(ProviderSession.limited(EngineSettings.standard(), inFlight))
            .listener(listener)
            .journal(vault.journal())
            .time(time);
    vault.workers().forEach(builder::scheduler);
    Option<WebhookInbox> inbox =
        Option.ofOptional(shops.stream().flatMap(shop -> shop.inbox().toJavaStream()).findFirst());
    inbox.forEach(builder::owning);
    for (Shop shop : shops) {
      builder.provider(shop.provider().withClips(vault.store(shop.clips())));
      builder.owning(shop.connections());
    }
    Kinoport kinoport = builder.owning(time).build();
    inbox.forEach(box -> box.deliverTo(kinoport));
    return new ProviderSession(
        kinoport,
        vault.journal(),
        shops.getFirst().provider().name(),
        time,
        USUAL,
        Option.some(shops.stream().map(Shop::host).distinct().collect(Collectors.joining(", "))),
        !shops.stream().allMatch(Shop::isOffline),
        inbox);
  }
}
