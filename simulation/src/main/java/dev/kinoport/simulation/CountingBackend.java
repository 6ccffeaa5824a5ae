package dev.kinoport.simulation;

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
import io.vavr.control.Option;
import java.time.Instant;

/** A backend that knows how often it was asked. For one thread. */
final class CountingBackend implements VideoBackend {
  private final VideoBackend backend;
  private long requests;

  CountingBackend(VideoBackend backend) {
    this.backend = backend;
  }

  long requests() {
    return requests;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    requests++;
    return backend.submit(submission);
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    requests++;
    return backend.status(handle);
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    requests++;
    return backend.result(handle);
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    requests++;
    return backend.cancel(handle);
  }

  @Override
  public Option<Instant> timeThere() {
    return backend.timeThere();
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    requests++;
    return backend.find(submission, since);
  }
}
