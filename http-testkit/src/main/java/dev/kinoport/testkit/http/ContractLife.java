package dev.kinoport.testkit.http;

import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.testkit.ClipStoreContract;
import dev.kinoport.testkit.VideoBackendContract;
import java.time.Duration;

/** How the fake brings about what the contracts of the ports want to see. */
public final class ContractLife {
  private static final Duration PAUSE = Duration.ofSeconds(7);

  private ContractLife() {}

  /** A life in which a shop is like this. */
  public static Life in(VideoBackendContract.World world) {
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

  /** A life whose clip is made at once and travels like this. */
  public static Life on(ClipStoreContract.Journey journey) {
    Life life = Life.instant();
    return switch (journey) {
      case WHOLE -> life;
      case BREAKING_OFF -> life.with(new Fault.ClipInterrupted(2));
      case TRUNCATED -> life.with(new Fault.ClipTruncated(1));
      case DAMAGED -> life.with(new Fault.ClipTruncated(1_000));
      case GONE -> life.with(new Fault.ClipGone());
    };
  }
}
