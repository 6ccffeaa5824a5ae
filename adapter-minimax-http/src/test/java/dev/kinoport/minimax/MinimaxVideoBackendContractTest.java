package dev.kinoport.minimax;

import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.testkit.VideoBackendContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;

/** What it cannot do (stop, search) its capabilities say, and the contract holds it to that. */
class MinimaxVideoBackendContractTest extends VideoBackendContract {
  private static final Duration PAUSE = Duration.ofSeconds(7);

  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  @Override
  protected Subject facing(World world) {
    OfflineWorld offline =
        opened.add(OfflineWorld.playing(lifeIn(world), config -> config.clips(clips)));
    return new Subject(offline.minimax().provider(), offline.time());
  }

  private static Life lifeIn(World world) {
    Life life = Life.realistic();
    return switch (world) {
      case HEALTHY, PUNCTUAL -> life;
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
