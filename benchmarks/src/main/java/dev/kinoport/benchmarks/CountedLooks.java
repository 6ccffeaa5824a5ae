package dev.kinoport.benchmarks;

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
import java.util.concurrent.atomic.LongAdder;

/**
 * A provider whose looks are counted, so that a table says what was done and not what was meant.
 */
final class CountedLooks implements VideoBackend {
  private final VideoBackend provider;
  private final LongAdder looks = new LongAdder();

  CountedLooks(VideoBackend provider) {
    this.provider = provider;
  }

  /** Without a feed, so that it has to be asked. */
  Backend beside(Backend others) {
    return new Backend(this, others.uploader(), others.clips());
  }

  long looks() {
    return looks.sum();
  }

  @Override
  public Either<BackendFailure, ProviderStatus> status(Handle handle) {
    looks.increment();
    return provider.status(handle);
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    return provider.submit(submission);
  }

  @Override
  public Either<BackendFailure, ProviderResult> result(Handle handle) {
    return provider.result(handle);
  }

  @Override
  public Either<BackendFailure, CancelAnswer> cancel(Handle handle) {
    return provider.cancel(handle);
  }

  @Override
  public Either<BackendFailure, Finding> find(Submission submission, Instant since) {
    return provider.find(submission, since);
  }
}
