package dev.kinoport.replicate;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.testkit.VideoBackendContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.ContractLife;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ReplicateVideoBackendContractTest extends VideoBackendContract {
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
    return world == World.REFUSING
        ? Life.realistic().with(new Fault.Refused(FakeError.ONE_OF.error()))
        : ContractLife.in(world);
  }
}
