package dev.kinoport.testkit;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.time.Timekeeper;
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

  private final Timekeeper time;
  private final AtomicInteger submits = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger searches = new AtomicInteger();
  private volatile boolean losesAnswers;
  private volatile IntFunction<Either<ProviderFailure, ProviderStatus>> status =
      look -> Either.right(new ProviderStatus.Completed(List.of()));
  private volatile IntFunction<Either<ProviderFailure, Finding>> finding =
      search -> Either.right(new Finding.Unsupported("no records are kept"));

  ScriptedBackend(Timekeeper time) {
    this.time = time;
  }

  Provider provider() {
    return new Provider(
        Samples.SHOP,
        FalOffers.catalogue(),
        Capabilities.standard(),
        this,
        this,
        this,
        StatusFeed.silent());
  }

  /** Whether a submit is accepted is never known. */
  void loseAnswers() {
    losesAnswers = true;
  }

  /** Answers a look, by its number from 1 on. */
  void onLook(IntFunction<Either<ProviderFailure, ProviderStatus>> answer) {
    status = answer;
  }

  /** Answers a search of its records, by its number from 1 on. */
  void onSearch(IntFunction<Either<ProviderFailure, Finding>> answer) {
    finding = answer;
  }

  int submits() {
    return submits.get();
  }

  int looks() {
    return looks.get();
  }

  int searches() {
    return searches.get();
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    int number = submits.incrementAndGet();
    return losesAnswers
        ? new SubmitAnswer.Unknown("the connection was reset")
        : new SubmitAnswer.Accepted(Handle.of(Samples.SHOP, "r" + number));
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return status.apply(looks.incrementAndGet());
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return Either.right(new ProviderResult.Finished(CLIP, Charge.unknown()));
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return Either.right(CancelAnswer.REQUESTED);
  }

  @Override
  public Option<Instant> timeThere() {
    return Option.some(time.now());
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return finding.apply(searches.incrementAndGet());
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return Either.right(STORED);
  }

  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    return Either.right(STORED);
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return Either.right(InputStream.nullInputStream());
  }

  @Override
  public Either<ProviderFailure, URI> upload(LocalImage image) {
    return Either.right(URI.create("https://uploads.test/1.png"));
  }
}
