package dev.kinoport.benchmarks;

import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.ForwardingVideoBackend;
import io.vavr.control.Either;
import java.util.concurrent.atomic.LongAdder;

/**
 * A provider whose looks are counted, so that a table says what was done and not what was meant.
 */
final class CountedLooks extends ForwardingVideoBackend {
  private final LongAdder looks = new LongAdder();

  CountedLooks(VideoBackend provider) {
    super(provider);
  }

  long looks() {
    return looks.sum();
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    looks.increment();
    return super.status(handle);
  }
}
