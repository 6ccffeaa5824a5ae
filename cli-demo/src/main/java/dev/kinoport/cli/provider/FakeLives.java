package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.FakeSpeed;
import dev.kinoport.cli.option.FaultName;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import java.time.Duration;

/** How a generation goes at the fake, for a pace and a mishap. */
public final class FakeLives {
  private FakeLives() {}

  public static Life of(FakeSpeed pace) {
    return switch (pace) {
      case REAL, INSTANT -> Life.realistic();
      case FAST -> Life.lasting(Duration.ofMillis(300), Duration.ofMillis(800)).ahead(3);
    };
  }

  public static Life of(FakeSpeed pace, FaultName mishap) {
    Life life = of(pace);
    Duration moment = pace == FakeSpeed.FAST ? Duration.ofMillis(100) : Duration.ofSeconds(5);
    return switch (mishap) {
      case NEVER_SENT -> life.with(new Fault.NeverSent(Integer.MAX_VALUE));
      case THROTTLED -> life.with(new Fault.Throttled(3, moment));
      case INVALID_KEY -> life.with(new Fault.Refused(FakeError.INVALID_KEY.error()));
      case CONTENT_POLICY -> life.failing(FakeError.CONTENT_POLICY_VIOLATION.error());
      case PROVIDER_FAULT -> life.failing(FakeError.INTERNAL_SERVER_ERROR.error());
      case ACCEPTED_BUT_ANSWER_LOST -> life.with(new Fault.AcceptedButAnswerLost(1));
      case LOST_BEFORE_ACCEPTANCE -> life.with(new Fault.LostBeforeAcceptance(1));
      case LISTING_UNSUPPORTED ->
          life.with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());
      case STATUS_FAILS -> life.with(new Fault.StatusFails(5));
      case CLIP_INTERRUPTED -> life.with(new Fault.ClipInterrupted(2));
      case CLIP_GONE -> life.with(new Fault.ClipGone());
      case CLIP_ELSEWHERE -> life.with(new Fault.ClipElsewhere("elsewhere.invalid"));
      case CLIP_ADDRESS_DIES -> life.with(new Fault.ClipAddressDies(2));
      case RESULT_WITHOUT_CLIP -> life.with(new Fault.ResultWithoutClip(Integer.MAX_VALUE));
      case UPLOAD_REFUSED -> life.with(new Fault.UploadRefused(401));
      case RESULT_EXPIRED -> life.with(new Fault.ResultExpires(Duration.ZERO));
      case STUCK -> stuck(life);
    };
  }

  private static Life stuck(Life life) {
    return Life.lasting(Duration.ofHours(1), life.running()).ahead(12);
  }
}
