package dev.kinoport.fal.offline;

import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig.Reconciling;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.testkit.VideoBackendContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FalVideoBackendContractTest extends VideoBackendContract {
  private static final Duration PAUSE = Duration.ofSeconds(7);
  private static final String ENDPOINT = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";

  private final Transport transport;
  @TempDir Path clips;
  @AutoClose private final Opened opened = new Opened();

  FalVideoBackendContractTest(Transport transport) {
    this.transport = transport;
  }

  @Override
  protected Subject facing(World world) {
    OfflineWorld offline =
        opened.add(
            OfflineWorld.playing(
                lifeIn(world),
                VirtualTime.create(),
                transport,
                config -> config.clips(clips).reconciling(Reconciling.MATCHES_AND_ABSENCE)));
    return new Subject(offline.fal().provider(), offline.time());
  }

  @Override
  protected Handle handle(ProviderName provider, String requestId) {
    return Fal.handle(provider, requestId, ENDPOINT);
  }

  private static Life lifeIn(World world) {
    Life life = Life.realistic();
    return switch (world) {
      case HEALTHY -> life;
      case FAILING -> life.failing(FakeError.INTERNAL_SERVER_ERROR.error());
      case REFUSING -> life.with(new Fault.Refused(FakeError.CONTENT_POLICY_VIOLATION.error()));
      case THROTTLING -> life.with(new Fault.Throttled(1, PAUSE));
      case OFFLINE -> life.with(new Fault.NeverSent(1));
      case LOSING_REQUESTS -> life.with(new Fault.LostBeforeAcceptance(1));
      case LOSING_ANSWERS -> life.with(new Fault.AcceptedButAnswerLost(1));
      case WITHOUT_RECORDS ->
          life.with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());
      case STUTTERING -> life.with(new Fault.StatusFails(1), new Fault.ResultFails(1));
      case BUSY -> life.with(new Fault.WatchingThrottled(1, PAUSE));
      case FORGETFUL -> life.with(new Fault.ResultExpires(Duration.ofMinutes(6)));
      case DEAF -> life.with(new Fault.CancelTooLate());
    };
  }
}
