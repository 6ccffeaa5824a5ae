package dev.kinoport.simulation;

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

/** Broken on purpose: sends again what it has no answer to. */
final class ResendingBackend implements VideoBackend {
  private final VideoBackend backend;

  ResendingBackend(VideoBackend backend) {
    this.backend = backend;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    SubmitAnswer first = backend.submit(submission);
    return first instanceof SubmitAnswer.Unknown ? backend.submit(submission) : first;
  }

  @Override
  public Either<BackendFailure, ProviderStatus> status(Handle handle) {
    return backend.status(handle);
  }

  @Override
  public Either<BackendFailure, ProviderResult> result(Handle handle) {
    return backend.result(handle);
  }

  @Override
  public Either<BackendFailure, CancelAnswer> cancel(Handle handle) {
    return backend.cancel(handle);
  }

  @Override
  public Either<BackendFailure, Finding> find(Submission submission, Instant since) {
    return backend.find(submission, since);
  }
}
