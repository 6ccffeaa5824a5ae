package dev.kinoport.testkit;

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

/**
 * A backend around another one: a double that changes a few of its answers extends this and leaves
 * the others alone. Safe for use by many threads, as far as the other one is.
 */
public abstract class ForwardingVideoBackend implements VideoBackend {
  private final VideoBackend backend;

  /**
   * @param backend what answers every call that is not overridden
   */
  protected ForwardingVideoBackend(VideoBackend backend) {
    this.backend = backend;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    return backend.submit(submission);
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return backend.status(handle);
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return backend.result(handle);
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return backend.cancel(handle);
  }

  @Override
  public Option<Instant> timeThere() {
    return backend.timeThere();
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return backend.find(submission, since);
  }
}
