package dev.kinoport.fake;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.clip.VideoContainer;
import dev.kinoport.fake.clip.ClipStudio;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fake provider's files. As a store it keeps nothing: a clip is rendered when somebody reads
 * it, so a test that never looks pays nothing.
 */
final class FakeClips implements ClipSource, ClipStore {
  private final ProviderState world;
  private final ClipStudio studio;
  private final Map<URI, byte[]> brought = new ConcurrentHashMap<>();

  FakeClips(ProviderState world, ClipStudio studio) {
    this.world = world;
    this.studio = studio;
  }

  private Either<ClipFailure, Job> jobAt(URI location, Set<String> trusted) {
    return ClipAddress.read(location)
        .toEither(() -> noClipAt(location))
        .flatMap(address ->
            world
                .job(address.requestId())
                .filter(address::isFor)
                .toEither(() -> noClipAt(location))
                .filterOrElse(
                    job -> mayBeFetched(address, trusted),
                    job -> new ClipFailure.Forbidden("clips do not come from " + address.host()))
                .filterOrElse(job -> !address.isDead() && isThere(job), job -> noClipAt(location)));
  }

  /** The one place that says which hosts clips come from. */
  private static boolean mayBeFetched(ClipAddress address, Set<String> trusted) {
    return address.isOnOwnHost() || trusted.contains(address.host());
  }

  private static boolean isThere(Job job) {
    return job.life().fault(Fault.ClipGone.class).isEmpty();
  }

  private static ClipFailure noClipAt(Object place) {
    return new ClipFailure.Gone("fake: no clip at " + place);
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return jobAt(clip.location(), clip.trustedHosts())
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
    byte[] adopted = brought.get(clip.location());
    return adopted == null
        ? jobAt(clip.location(), Set.of(host(clip.location())))
            .map(job -> new ByteArrayInputStream(studio.render(job.request())))
        : Either.right(new ByteArrayInputStream(adopted));
  }

  /** What was kept once may be read, wherever it came from. */
  private static String host(URI location) {
    return ClipAddress.read(location).map(ClipAddress::host).getOrElse("");
  }

  /** Keeps the bytes: nobody could render them. */
  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    try {
      byte[] bytes = content.readAllBytes();
      Option<String> fault = VideoContainer.faultIn(bytes);
      if (fault.isDefined()) {
        return Either.left(new ClipFailure.Damaged(fault.getOrElse("not a video")));
      }
      URI place = URI.create("fake://brought/" + name + ".mp4");
      brought.put(place, bytes);
      StoredClip.Fingerprint fingerprint =
          StoredClip.Fingerprint.of(new ByteArrayInputStream(bytes));
      return Either.right(new StoredClip(place, Option.of(fingerprint)));
    } catch (IOException e) {
      return Either.left(new ClipFailure.Interrupted("it cannot be read: " + e.getMessage()));
    }
  }

  @Override
  public Either<ClipFailure, ClipStream> open(RemoteClip clip, long offset) {
    return jobAt(clip.location(), clip.trustedHosts()).map(job -> open(job, offset));
  }

  /** From whichever address that works. */
  Either<ClipFailure, ClipStream> open(String requestId, long offset) {
    return world
        .job(requestId)
        .filter(FakeClips::isThere)
        .toEither(() -> noClipAt(requestId))
        .map(job -> open(job, offset));
  }

  private ClipStream open(Job job, long offset) {
    byte[] bytes = studio.render(job.request());
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
