package dev.kinoport.testkit;

import dev.kinoport.backend.Backend;
import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.CancelAnswer;
import dev.kinoport.backend.Charge;
import dev.kinoport.backend.Finding;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ImageStorage;
import dev.kinoport.backend.MediaUploader;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.Submission;
import dev.kinoport.backend.SubmitAnswer;
import dev.kinoport.backend.VideoBackend;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.media.LocalImage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A provider that answers as it is told, from many threads; told nothing, all goes well at once.
 */
final class ScriptedBackend implements VideoBackend, ClipStore, MediaUploader {
  private static final RemoteClip CLIP =
      new RemoteClip(URI.create("https://clips.test/1.mp4"), Option.none(), Option.none());
  private static final StoredClip STORED =
      new StoredClip(URI.create("file:///clips/1.mp4"), Option.none());

  private final AtomicInteger submits = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger searches = new AtomicInteger();
  private volatile boolean losesAnswers;
  private volatile IntFunction<Either<BackendFailure, ProviderStatus>> status =
      look -> Either.right(new ProviderStatus.Completed(List.of()));
  private volatile IntFunction<Either<BackendFailure, Finding>> finding =
      search -> Either.right(new Finding.Unsupported("no records are kept"));

  Backend backend() {
    return new Backend(this, this, this);
  }

  /** Whether a submit is accepted is never known. */
  void loseAnswers() {
    losesAnswers = true;
  }

  /** Answers a look, by its number from 1 on. */
  void onLook(IntFunction<Either<BackendFailure, ProviderStatus>> answer) {
    status = answer;
  }

  /** Answers a search of its records, by its number from 1 on. */
  void onSearch(IntFunction<Either<BackendFailure, Finding>> answer) {
    finding = answer;
  }

  int looks() {
    return looks.get();
  }

  int searches() {
    return searches.get();
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    return losesAnswers
        ? new SubmitAnswer.Unknown("the connection was reset")
        : new SubmitAnswer.Accepted(Handle.of("r" + submits.incrementAndGet()));
  }

  @Override
  public Either<BackendFailure, ProviderStatus> status(Handle handle) {
    return status.apply(looks.incrementAndGet());
  }

  @Override
  public Either<BackendFailure, ProviderResult> result(Handle handle) {
    return Either.right(new ProviderResult.Finished(CLIP, Charge.unknown()));
  }

  @Override
  public Either<BackendFailure, CancelAnswer> cancel(Handle handle) {
    return Either.right(CancelAnswer.REQUESTED);
  }

  @Override
  public Either<BackendFailure, Finding> find(Submission submission, Instant since) {
    return finding.apply(searches.incrementAndGet());
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return Either.right(STORED);
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return Either.right(InputStream.nullInputStream());
  }

  @Override
  public ImageStorage storage() {
    return new ImageStorage.Private();
  }

  @Override
  public Either<BackendFailure, URI> upload(LocalImage image) {
    return Either.right(URI.create("https://uploads.test/1.png"));
  }
}
