package dev.kinoport.chaos.worker;

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
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return backend.find(submission, since);
  }
}
