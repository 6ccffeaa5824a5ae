package dev.kinoport.engine;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A provider for the core's own tests: answers as it was told, the last answer again and again, and
 * counts what it was asked. Told nothing, all goes well at once.
 */
public final class TestBackend implements VideoBackend, ClipStore {
  /** Where the one clip lies. */
  public static final RemoteClip CLIP =
      new RemoteClip(URI.create("https://clips.test/1.mp4"), Option.none(), Option.none());

  /** Where it is kept. */
  public static final StoredClip STORED =
      new StoredClip(URI.create("file:///clips/1.mp4"), Option.none());

  /** How each call is answered. */
  public final Answers<SubmitAnswer> submits =
      new Answers<>(new SubmitAnswer.Accepted(Handle.of("r1")));

  /** What it was asked to submit. */
  public final List<Submission> submissions = new CopyOnWriteArrayList<>();

  /** How each call is answered. */
  public final Answers<Either<BackendFailure, ProviderStatus>> statuses =
      new Answers<>(Either.right(new ProviderStatus.Completed(List.of())));

  /** How each call is answered. */
  public final Answers<Either<BackendFailure, ProviderResult>> results =
      new Answers<>(Either.right(new ProviderResult.Finished(CLIP, Charge.unknown())));

  /** How each call is answered. */
  public final Answers<Either<BackendFailure, CancelAnswer>> cancels =
      new Answers<>(Either.right(CancelAnswer.REQUESTED));

  /** How each call is answered. */
  public final Answers<Either<BackendFailure, Finding>> finds =
      new Answers<>(Either.right(new Finding.Matches(List.of(), false)));

  /** Where images go. */
  public ImageStorage storage = new ImageStorage.Private();

  /** How each call is answered. */
  public final Answers<Either<BackendFailure, URI>> uploads =
      new Answers<>(Either.right(URI.create("https://uploads.test/1.png")));

  /** How each call is answered. */
  public final Answers<Either<ClipFailure, StoredClip>> keeps = new Answers<>(Either.right(STORED));

  /** The answers to one kind of call. */
  public static final class Answers<T> {
    private final Deque<Supplier<T>> coming = new ArrayDeque<>();
    private Supplier<T> last;
    private int count;

    private Answers(T usual) {
      last = () -> usual;
    }

    /** Answers so next, and from then on if nothing else is said. */
    public Answers<T> then(T answer) {
      return thenDo(() -> answer);
    }

    /** Does so next, and from then on if nothing else is said. */
    public synchronized Answers<T> thenDo(Supplier<T> answer) {
      coming.add(answer);
      return this;
    }

    /** How often it was asked. */
    public synchronized int count() {
      return count;
    }

    private T next() {
      return take().get();
    }

    private synchronized Supplier<T> take() {
      count++;
      Supplier<T> answer = coming.poll();
      last = answer == null ? last : answer;
      return last;
    }
  }

  /** This provider through every port. */
  public Backend backend() {
    return new Backend(this, new Uploads(), this);
  }

  private final class Uploads implements MediaUploader {
    @Override
    public ImageStorage storage() {
      return storage;
    }

    @Override
    public Either<BackendFailure, URI> upload(LocalImage image) {
      Either<BackendFailure, URI> answer = uploads.next();
      return image
          .read()
          .<BackendFailure>mapLeft(fault -> new BackendFailure.BadInput(fault.message()))
          .flatMap(bytes -> answer);
    }
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    submissions.add(submission);
    return submits.next();
  }

  @Override
  public Either<BackendFailure, ProviderStatus> status(Handle handle) {
    return statuses.next();
  }

  @Override
  public Either<BackendFailure, ProviderResult> result(Handle handle) {
    return results.next();
  }

  @Override
  public Either<BackendFailure, CancelAnswer> cancel(Handle handle) {
    return cancels.next();
  }

  @Override
  public Either<BackendFailure, Finding> find(Submission submission, Instant since) {
    return finds.next();
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return keeps.next();
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return Either.right(InputStream.nullInputStream());
  }
}
