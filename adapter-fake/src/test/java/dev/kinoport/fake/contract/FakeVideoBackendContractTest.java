package dev.kinoport.fake.contract;

import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.testkit.VideoBackendContract;
import java.time.Duration;

class FakeVideoBackendContractTest extends VideoBackendContract {
  private static final Duration PAUSE = Duration.ofSeconds(7);

  @Override
  protected Subject facing(World world) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider = FakeProvider.on(time).script(Script.always(lifeIn(world))).build();
    return new Subject(provider.provider(), time);
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
