package dev.kinoport.benchmarks;

import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
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

  long looks() {
    return looks.sum();
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    looks.increment();
    return provider.status(handle);
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    return provider.submit(submission);
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return provider.result(handle);
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return provider.cancel(handle);
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return provider.find(submission, since);
  }
}
