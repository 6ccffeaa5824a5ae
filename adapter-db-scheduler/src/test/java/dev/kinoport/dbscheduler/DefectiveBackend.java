package dev.kinoport.dbscheduler;

import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.ForwardingVideoBackend;
import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider's adapter with a defect that shows at the first look. */
final class DefectiveBackend extends ForwardingVideoBackend {
  private final AtomicInteger looks = new AtomicInteger();

  DefectiveBackend(VideoBackend sound) {
    super(sound);
  }

  int looks() {
    return looks.get();
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    if (looks.incrementAndGet() == 1) {
      throw new IllegalStateException("planted");
    }
    return super.status(handle);
  }
}
