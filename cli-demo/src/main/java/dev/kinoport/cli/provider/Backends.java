package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one place where a name becomes a provider. Only those that are chosen are loaded. */
public final class Backends {
  private Backends() {}

  /**
   * Opens whoever was chosen.
   *
   * @param environment where keys are
   * @param vault where journal and clips are kept
   * @param listener told of everything that happens
   * @return left: why this one cannot be had
   */
  public static Either<CommandFailure, ProviderSession> open(
      BackendOptions options,
      Map<String, String> environment,
      Vault vault,
      GenerationListener listener) {
    Option<String> misfit = options.misfit();
    if (misfit.isDefined()) {
      return refused(misfit.getOrElse(""));
    }
    return options.backend() == BackendName.FAKE
        ? catalogue(options, BackendName.FAKE)
            .flatMap(known -> FakeSession.open(options, known, vault, listener))
        : shops(options, environment, vault, listener);
  }

  private static <T> Either<CommandFailure, T> refused(String fault) {
    return Either.left(CommandFailure.refused(FailureKind.BAD_USAGE, fault));
  }

  private static Either<CommandFailure, Catalogue> catalogue(
      BackendOptions options, BackendName shop) {
    return options
        .catalogue()
        .of(shop)
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault));
  }

  private static Either<CommandFailure, ProviderSession> shops(
      BackendOptions options,
      Map<String, String> environment,
      Vault vault,
      GenerationListener listener) {
    SystemTime time = new SystemTime();
    Either<CommandFailure, List<ShopSession.Shop>> shops = Either.right(List.of());
    for (BackendName name : options.backends()) {
      shops =
          shops.flatMap(before ->
              catalogue(options, name)
                  .flatMap(known ->
                      ShopLimits.of(name, environment)
                          .flatMap(limits ->
                              shop(name, options, known, environment, vault, time)
                                  .map(shop -> shop.limited(limits))))
                  .peekLeft(failure -> before.forEach(Backends::close))
                  .map(shop -> Stream.concat(before.stream(), Stream.of(shop)).toList()));
    }
    return shops
        .peekLeft(failure -> time.close())
        .map(all -> ShopSession.of(all, time, options.inFlight(), vault, listener));
  }

  private static Either<CommandFailure, ShopSession.Shop> shop(
      BackendName name,
      BackendOptions options,
      Catalogue catalogue,
      Map<String, String> environment,
      Vault vault,
      SystemTime time) {
    return switch (name) {
      case FAKE -> refused("the fake is no shop");
      case FAL -> FalSession.open(options, catalogue, environment, vault, time);
      case MINIMAX -> new MinimaxShop().open(options, catalogue, environment, vault, time);
      case REPLICATE -> new ReplicateShop().open(options, catalogue, environment, vault, time);
      case VIDEOS -> new VideosShop().open(options, catalogue, environment, vault, time);
    };
  }

  private static void close(ShopSession.Shop shop) {
    shop.inbox().forEach(WebhookInbox::close);
    try {
      shop.connections().close();
    } catch (Exception e) {
      throw new IllegalStateException("connections that do not close", e);
    }
  }
}
