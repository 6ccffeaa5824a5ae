package dev.kinoport.dbscheduler;

import dev.kinoport.backend.Backend;
import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.CancelAnswer;
import dev.kinoport.backend.Finding;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.Submission;
import dev.kinoport.backend.SubmitAnswer;
import dev.kinoport.backend.VideoBackend;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider's adapter with a defect that shows at the first look. */
final class DefectiveBackend implements VideoBackend {
  private final VideoBackend sound;
  private final AtomicInteger looks = new AtomicInteger();

  DefectiveBackend(VideoBackend sound) {
    this.sound = sound;
  }

  Backend beside(Backend others) {
    return new Backend(this, others.uploader(), others.clips());
  }

  int looks() {
    return looks.get();
  }

  @Override
  public Either<BackendFailure, ProviderStatus> status(Handle handle) {
    if (looks.incrementAndGet() == 1) {
      throw new IllegalStateException("planted");
    }
    return sound.status(handle);
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    return sound.submit(submission);
  }

  @Override
  public Either<BackendFailure, ProviderResult> result(Handle handle) {
    return sound.result(handle);
  }

  @Override
  public Either<BackendFailure, CancelAnswer> cancel(Handle handle) {
    return sound.cancel(handle);
  }

  @Override
  public Either<BackendFailure, Finding> find(Submission submission, Instant since) {
    return sound.find(submission, since);
  }
}
