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

/** A session with a shop that is talked to over HTTP, whichever it is. */
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
   */
  record Shop(
      Provider provider,
      ClipSource clips,
      AutoCloseable connections,
      String host,
      boolean isOffline) {}

  /** Makes clips there. */
  static ProviderSession of(
      Shop shop,
      SystemTime time,
      Option<Integer> inFlight,
      Vault vault,
      GenerationListener listener,
      Option<WebhookInbox> inbox) {
    KinoportBuilder builder =
        Kinoport.builder()
            .settings(ProviderSession.limited(EngineSettings.standard(), inFlight))
            .listener(listener)
            .provider(shop.provider().withClips(vault.store(shop.clips())))
            .journal(vault.journal())
            .time(time);
    vault.workers().forEach(builder::scheduler);
    inbox.forEach(builder::owning);
    Kinoport kinoport = builder.owning(shop.connections()).owning(time).build();
    inbox.forEach(box -> box.deliverTo(kinoport));
    return new ProviderSession(
        kinoport,
        vault.journal(),
        shop.provider().name(),
        time,
        USUAL,
        Option.some(shop.host()),
        !shop.isOffline(),
        inbox);
  }
}
