package dev.kinoport.chaos;

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

/** Names the steps before and after the request that costs money. */
final class FatedBackend implements VideoBackend {
  private final VideoBackend backend;
  private final Fate fate;

  FatedBackend(VideoBackend backend, Fate fate) {
    this.backend = backend;
    this.fate = fate;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    fate.at("before submit");
    SubmitAnswer answer = backend.submit(submission);
    fate.at("after submit");
    return answer;
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
