package dev.kinoport.fake;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Arrays;

/**
 * The fake provider's files. As a store it keeps nothing: a clip is rendered when somebody reads
 * it, so a test that never looks pays nothing.
 */
final class FakeClips implements ClipSource, ClipStore {
  private static final String ADDRESS = "https://clips.fake.invalid/";
  private static final String SUFFIX = ".mp4";

  private final World world;
  private final ClipStudio studio;

  FakeClips(World world, ClipStudio studio) {
    this.world = world;
    this.studio = studio;
  }

  static URI addressOf(Job job) {
    return addressOf(job.requestId());
  }

  static URI addressOf(String requestId) {
    return URI.create(ADDRESS + requestId + SUFFIX);
  }

  private Either<ClipFailure, Job> jobAt(URI location) {
    String text = location.toString();
    return Option.some(text)
        .filter(address -> address.startsWith(ADDRESS) && address.endsWith(SUFFIX))
        .map(address -> address.substring(ADDRESS.length(), text.length() - SUFFIX.length()))
        .flatMap(world::job)
        .filter(job -> job.life().fault(Fault.ClipGone.class).isEmpty())
        .toEither(() -> new ClipFailure.Gone("fake: no clip at " + location));
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return jobAt(clip.location())
        .flatMap(job -> {
          if (breaksOff(job)) {
            return Either.left(new ClipFailure.Interrupted("fake: the download broke off"));
          }
          if (isTruncated(job)) {
            return Either.left(new ClipFailure.Damaged("fake: the clip has no end"));
          }
          return Either.right(new StoredClip(clip.location(), Option.none()));
        });
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return jobAt(clip.location()).flatMap(studio::render).map(ByteArrayInputStream::new);
  }

  @Override
  public Either<ClipFailure, ClipStream> open(URI location, long offset) {
    return jobAt(location)
        .flatMap(job -> studio.render(job).map(bytes -> send(job, bytes, offset)));
  }

  private ClipStream send(Job job, byte[] bytes, long offset) {
    int from = offset <= bytes.length ? (int) offset : 0;
    int middle = from + (bytes.length - from) / 2;
    if (breaksOff(job)) {
      InputStream half = new ByteArrayInputStream(bytes, from, middle - from);
      return new ClipStream(
          new SequenceInputStream(half, new BrokenStream()), from, Option.of((long) bytes.length));
    }
    return isTruncated(job)
        ? new ClipStream(new ByteArrayInputStream(Arrays.copyOf(bytes, middle)), 0, Option.none())
        : new ClipStream(
            new ByteArrayInputStream(bytes, from, bytes.length - from),
            from,
            Option.of((long) bytes.length));
  }

  private boolean breaksOff(Job job) {
    int times =
        job.life()
            .fault(Fault.ClipInterrupted.class)
            .map(Fault.ClipInterrupted::times)
            .getOrElse(0);
    return world.strikes(times, "clip-interrupted", job.requestId());
  }

  private boolean isTruncated(Job job) {
    int times =
        job.life().fault(Fault.ClipTruncated.class).map(Fault.ClipTruncated::times).getOrElse(0);
    return world.strikes(times, "clip-truncated", job.requestId());
  }

  /** A connection that has broken. */
  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("fake: connection reset");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw new IOException("fake: connection reset");
    }
  }
}
