package dev.kinoport.engine;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ImageStorage;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
      new Answers<>(new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r1")));

  /** What it was asked to submit. */
  public final List<Submission> submissions = new CopyOnWriteArrayList<>();

  /** How each call is answered. */
  public final Answers<Either<ProviderFailure, ProviderStatus>> statuses =
      new Answers<>(Either.right(new ProviderStatus.Completed(List.of())));

  /** How each call is answered. */
  public final Answers<Either<ProviderFailure, ProviderResult>> results =
      new Answers<>(Either.right(new ProviderResult.Finished(CLIP, Charge.unknown())));

  /** How each call is answered. */
  public final Answers<Either<ProviderFailure, CancelAnswer>> cancels =
      new Answers<>(Either.right(CancelAnswer.REQUESTED));

  /** How each call is answered. */
  public final Answers<Either<ProviderFailure, Finding>> finds =
      new Answers<>(Either.right(new Finding.Matches(List.of(), false)));

  /** From when on its records were looked through. */
  public final List<Instant> searchedFrom = new CopyOnWriteArrayList<>();

  /** What its own clock shows. */
  public volatile Supplier<Instant> there = Instant::now;

  /** Whether an answer of its has told that. */
  public volatile boolean hasSpoken = true;

  /** What it can; where images go is said by {@link #storage}. */
  public Capabilities capabilities = Capabilities.standard();

  /** Images of up to so many bytes travel within the request. */
  public long inlineUpTo;

  /** Where images go. */
  public ImageStorage storage = new ImageStorage.Private();

  /** How each call is answered. */
  public final Answers<Either<ProviderFailure, URI>> uploads =
      new Answers<>(Either.right(URI.create("https://uploads.test/1.png")));

  /** How each call is answered. */
  public final Answers<Either<ClipFailure, StoredClip>> keeps = new Answers<>(Either.right(STORED));

  /** The clips that it was to keep, in order. */
  public final List<RemoteClip> kept = new CopyOnWriteArrayList<>();

  /** Whether what a person brings is read, as by a store that keeps it. */
  public boolean reading;

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
  public Provider provider() {
    return provider(TestOrders.SHOP);
  }

  /** This provider under another name; its handles must be told it too. */
  public Provider provider(ProviderName name) {
    return new Provider(
        name,
        TestOffers.catalogue(),
        capabilities.images(storage, inlineUpTo),
        this,
        new Uploads(),
        this,
        StatusFeed.silent());
  }

  private final class Uploads implements MediaUploader {
    @Override
    public Either<ProviderFailure, URI> upload(LocalImage image) {
      Either<ProviderFailure, URI> answer = uploads.next();
      return image
          .read()
          .<ProviderFailure>mapLeft(fault -> new ProviderFailure.BadInput(fault.message()))
          .flatMap(bytes -> answer);
    }
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    submissions.add(submission);
    return submits.next();
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return statuses.next();
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return results.next();
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return cancels.next();
  }

  @Override
  public Option<Instant> timeThere() {
    return Option.when(hasSpoken, there);
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    searchedFrom.add(since);
    return finds.next();
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    kept.add(clip);
    return keeps.next();
  }

  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    return reading ? read(content) : keeps.next();
  }

  private Either<ClipFailure, StoredClip> read(InputStream content) {
    try {
      content.transferTo(OutputStream.nullOutputStream());
      return keeps.next();
    } catch (IOException e) {
      return Either.left(new ClipFailure.Interrupted(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return Either.right(InputStream.nullInputStream());
  }
}
