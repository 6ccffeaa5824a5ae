package dev.kinoport.fal.offline;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.queue.Reconciling;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Retention;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.testkit.VideoBackendContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.ContractLife;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("setUps")
class FalVideoBackendContractTest extends VideoBackendContract {
  private static final Retention SOON =
      Retention.of(Duration.ofMinutes(10), Duration.ofMinutes(10));
  private static final String ENDPOINT = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";

  /** What a caller may ask of the adapter, or the shop say of an offer. */
  enum Wish {
    NOTHING,
    NO_SEARCH,
    IMAGES_WITHIN_REQUESTS,
    ONE_OFFER_FORGOTTEN_SOON
  }

  private final Transport transport;
  private final Wish wish;
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  FalVideoBackendContractTest(Transport transport, Wish wish) {
    this.transport = transport;
    this.wish = wish;
  }

  static Stream<Arguments> setUps() {
    return Stream.concat(
        Arrays.stream(Transport.values()).map(it -> Arguments.of(it, Wish.NOTHING)),
        Arrays.stream(Wish.values())
            .filter(it -> it != Wish.NOTHING)
            .map(it -> Arguments.of(Transport.CLEAR_TEXT, it)));
  }

  @Override
  protected Subject facing(World world) {
    OfflineWorld offline =
        opened.add(
            OfflineWorld.selling(
                offers(), ContractLife.in(world), VirtualTime.create(), transport, this::wished));
    return new Subject(offline.fal().provider(), offline.time());
  }

  private Catalogue offers() {
    Catalogue all = FalOffers.catalogue();
    return wish == Wish.ONE_OFFER_FORGOTTEN_SOON
        ? all.with(all.find("hailuo-2.3-standard").get().withRetention(SOON))
        : all;
  }

  private FalConfig wished(FalConfig config) {
    FalConfig certain =
        config.clips(clips).offers(offers()).reconciling(Reconciling.MATCHES_AND_ABSENCE);
    return switch (wish) {
      case NOTHING, ONE_OFFER_FORGOTTEN_SOON -> certain;
      case NO_SEARCH -> certain.reconciling(Reconciling.OFF);
      case IMAGES_WITHIN_REQUESTS -> certain.limits(config.limits().inlineImageBytes(1_000_000));
    };
  }

  @Override
  protected Handle handle(ProviderName provider, String requestId) {
    return Fal.handle(provider, requestId, ENDPOINT);
  }
}
