package dev.kinoport.replicate;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.testkit.VideoBackendContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ReplicateVideoBackendContractTest extends VideoBackendContract {
  private static final Duration PAUSE = Duration.ofSeconds(7);
  private static final long MOST_INLINE = 256 * 1024;

  private final Wish wish;
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  /** What a caller may ask of the adapter, or Replicate be like. */
  enum Wish {
    NOTHING,
    IMAGES_WITHIN_REQUESTS,
    THE_LIKELY_TURNS_OUT_WRONG
  }

  ReplicateVideoBackendContractTest(Wish wish) {
    this.wish = wish;
  }

  @Override
  protected Subject facing(World world) {
    OfflineWorld offline =
        opened.add(OfflineWorld.playing(lifeIn(world), this::wished, readings()));
    return new Subject(offline.replicate().provider(), offline.time());
  }

  private ReplicateConfig wished(ReplicateConfig config) {
    ReplicateConfig kept = config.clips(clips);
    return wish == Wish.IMAGES_WITHIN_REQUESTS ? kept.inlineImageBytes(MOST_INLINE) : kept;
  }

  private Reading[] readings() {
    return wish == Wish.THE_LIKELY_TURNS_OUT_WRONG
        ? new Reading[] {
          Reading.REPLICATE_LATE_CANCEL_IS_409,
          Reading.REPLICATE_LISTS_LATE,
          Reading.REPLICATE_LISTS_WEBHOOKS,
          Reading.REPLICATE_THROTTLED_HAS_RETRY_AFTER,
          Reading.REPLICATE_FILLS_DEFAULTS_IN,
          Reading.REPLICATE_FLAGS_AT_ONCE,
          Reading.REPLICATE_EXPIRED_CLIP_IS_403,
          Reading.REPLICATE_CREATED_AFTER_IS_EXCLUSIVE,
          Reading.REPLICATE_LOST_ANSWER_IS_504,
          Reading.REPLICATE_MODEL_IS_INTERNAL
        }
        : new Reading[0];
  }

  /** Flagged input fails later by default, and is no refusal then. */
  private static Life lifeIn(World world) {
    Life life = Life.realistic();
    return switch (world) {
      case HEALTHY, PUNCTUAL -> life;
      case FAILING -> life.failing(FakeError.INTERNAL_SERVER_ERROR.error());
      case REFUSING -> life.with(new Fault.Refused(FakeError.ONE_OF.error()));
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
