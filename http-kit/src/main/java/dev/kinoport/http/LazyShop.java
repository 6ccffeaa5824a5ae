package dev.kinoport.http;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A shop that is wired with its first call: the client and TLS cost some hundred milliseconds of a
 * start, and whoever only plans, or has nothing to do yet, need not pay them.
 *
 * <p>Safe for use by many threads. A machine on which it cannot be wired is told so by every call:
 * nothing was sent then.
 *
 * @param <S> what is wired
 */
public final class LazyShop<S> implements AutoCloseable {
  private final Supplier<ShopHttp> opening;
  private final Function<ShopHttp, S> wiring;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Option<Wired<S>> wired = Option.none();
  private boolean closed;

  /** What was wired, and over what. */
  private record Wired<S>(ShopHttp http, S parts) {}

  /**
   * A shop that nobody has needed yet.
   *
   * @param opening called at most once if it succeeds
   * @param wiring contacts nobody
   */
  public LazyShop(Supplier<ShopHttp> opening, Function<ShopHttp, S> wiring) {
    this.opening = opening;
    this.wiring = wiring;
  }

  /**
   * Its parts, wired by now.
   *
   * @throws IllegalStateException if this machine has no TLS, or lacks a library
   */
  public S parts() {
    return wired.getOrElse(this::wire).parts();
  }

  private Wired<S> wire() {
    lock.lock();
    try {
      Wired<S> now = wired.getOrElse(this::wiredNow);
      wired = Option.some(now);
      if (closed) {
        now.http().close();
      }
      return now;
    } finally {
      lock.unlock();
    }
  }

  private Wired<S> wiredNow() {
    try {
      ShopHttp http = opening.get();
      return new Wired<>(http, wiring.apply(http));
    } catch (RuntimeException | AssertionError | LinkageError e) {
      throw new IllegalStateException("HTTP cannot be set up on this machine: " + e, e);
    }
  }

  /** Ends every exchange at once, and lets no other begin. May be called twice. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wired.forEach(parts -> parts.http().close());
    } finally {
      lock.unlock();
    }
  }

  /**
   * The port of generations.
   *
   * @param port gives the same object each time, which may remember something
   */
  public VideoBackend video(Function<S, VideoBackend> port) {
    return new Video(() -> port.apply(parts()));
  }

  /**
   * The port of images on their way in.
   *
   * @param port gives the same object each time, which may remember something
   */
  public MediaUploader uploader(Function<S, MediaUploader> port) {
    return image -> port.apply(parts()).upload(image);
  }

  /** The port of news. */
  public StatusFeed feed(Function<S, StatusFeed> port) {
    return (handle, heard) -> port.apply(parts()).follow(handle, heard);
  }

  /** The port of clips on their way home. */
  public ClipSource clips(Function<S, ClipSource> port) {
    return (clip, offset) -> port.apply(parts()).open(clip, offset);
  }

  /** Where it cannot be wired nothing leaves: that is an answer, and no doubt. */
  private static final class Video implements VideoBackend {
    private final Supplier<VideoBackend> port;

    private Video(Supplier<VideoBackend> port) {
      this.port = port;
    }

    @Override
    public SubmitAnswer submit(Submission submission) {
      return wired()
          .fold(
              failure -> new SubmitAnswer.NeverSent(failure.reason()), it -> it.submit(submission));
    }

    @Override
    public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
      return wired().flatMap(it -> it.status(handle));
    }

    @Override
    public Either<ProviderFailure, ProviderResult> result(Handle handle) {
      return wired().flatMap(it -> it.result(handle));
    }

    @Override
    public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
      return wired().flatMap(it -> it.cancel(handle));
    }

    @Override
    public Option<Instant> timeThere() {
      return wired().toOption().flatMap(VideoBackend::timeThere);
    }

    @Override
    public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
      return wired().flatMap(it -> it.find(submission, since));
    }

    private Either<ProviderFailure, VideoBackend> wired() {
      try {
        return Either.right(port.get());
      } catch (IllegalStateException e) {
        return Either.left(new ProviderFailure.Unreachable(String.valueOf(e.getMessage())));
      }
    }
  }
}
