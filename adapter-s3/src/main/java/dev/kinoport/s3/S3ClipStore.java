package dev.kinoport.s3;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.clip.StoredClip.Fingerprint;
import dev.kinoport.fault.IoReason;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Clips arrive in a folder, are put into a bucket when they are whole, and leave the folder once it
 * is known that the bucket has them.
 */
final class S3ClipStore implements ClipStore {
  private final Bucket bucket;
  private final FileClipStore arrivals;
  private final Set<String> busy;

  S3ClipStore(Bucket bucket, Path scratch, ClipSource source, Set<String> busy) {
    this.bucket = bucket;
    this.arrivals = new FileClipStore(scratch, source);
    this.busy = busy;
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return alone(name, () -> arrivals.keep(name, clip));
  }

  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    return alone(name, () -> arrivals.adopt(name, content));
  }

  /** Brings a clip to the folder. */
  private interface Arrival {
    Either<ClipFailure, StoredClip> come();
  }

  /** Of several in one process one brings it; of several machines one puts it. */
  private Either<ClipFailure, StoredClip> alone(String name, Arrival arrival) {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not a name for a clip: " + name);
    }
    if (!busy.add(name)) {
      return Either.left(new ClipFailure.Interrupted("somebody else is fetching this clip"));
    }
    try {
      return unlessThere(name, arrival);
    } catch (NoSuchFileException e) {
      return Either.left(new ClipFailure.Interrupted("somebody else has brought this clip"));
    } catch (IOException e) {
      return Either.left(new ClipFailure.NotWritable(IoReason.ofFile(e)));
    } catch (SdkException e) {
      return Either.left(new ClipFailure.NotWritable(Bucket.words(e)));
    } finally {
      busy.remove(name);
    }
  }

  private Either<ClipFailure, StoredClip> unlessThere(String name, Arrival arrival)
      throws IOException {
    String key = bucket.place().key(name);
    for (Bucket.Found there : bucket.find(key).filter(Bucket.Found::isVideo)) {
      return alreadyThere(name, there.fingerprint());
    }
    Either<ClipFailure, StoredClip> come = arrival.come();
    for (StoredClip arrived : come) {
      return put(name, arrived);
    }
    return come;
  }

  /** If one has come here, too, that may be the one that was paid for. */
  private Either<ClipFailure, StoredClip> alreadyThere(String name, Fingerprint there)
      throws IOException {
    Either<ClipFailure, Option<StoredClip>> here = arrivals.arrived(name);
    for (StoredClip arrived : here.getOrElse(Option.none())) {
      return settled(name, arrived, Option.some(there), false);
    }
    return here.map(none ->
        new StoredClip(bucket.place().address(bucket.place().key(name)), Option.some(there)));
  }

  private Either<ClipFailure, StoredClip> put(String name, StoredClip arrived) throws IOException {
    String key = bucket.place().key(name);
    boolean isPut = bucket.put(key, Path.of(arrived.location()), digest(arrived));
    return settled(name, arrived, bucket.find(key).map(Bucket.Found::fingerprint), isPut);
  }

  private static Fingerprint digest(StoredClip arrived) throws IOException {
    return arrived.fingerprint().getOrElseThrow(() -> new IOException("no digest"));
  }

  /**
   * Lets go of the file here if the bucket has the same. What was put and may not be looked at is
   * believed to be there; what is said to be there and is not this clip is not.
   */
  private Either<ClipFailure, StoredClip> settled(
      String name, StoredClip arrived, Option<Fingerprint> there, boolean isPut)
      throws IOException {
    Path file = Path.of(arrived.location());
    Fingerprint mine = digest(arrived);
    URI address = bucket.place().address(bucket.place().key(name));
    boolean isBelieved = isPut && there.isEmpty() && bucket.isHidden(bucket.place().key(name));
    if (!there.contains(mine) && !isBelieved) {
      return Either.left(new ClipFailure.NotWritable(difference(address, there, mine, file)));
    }
    Files.deleteIfExists(file);
    return Either.right(new StoredClip(address, Option.some(mine)));
  }

  private static String difference(
      URI address, Option<Fingerprint> there, Fingerprint mine, Path file) {
    return there
        .map(other ->
            "what lies at %s is not this clip: it has %s and the clip has %s; the clip stays at %s, remove whichever of the two is not wanted"
                .formatted(address, words(other), words(mine), file))
        .getOrElse(() ->
            "the bucket took something for %s, or says that something is there, and does not show it; the clip stays at %s: see what is there, and that s3:GetObject is allowed"
                .formatted(address, file));
  }

  private static String words(Fingerprint print) {
    return "%d bytes with SHA-256 %s".formatted(print.bytes(), print.sha256());
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    URI location = clip.location();
    if (!"s3".equals(location.getScheme()) || location.getAuthority() == null) {
      return Either.left(new ClipFailure.Gone("not an object of S3: " + location));
    }
    try {
      return Either.right(
          clip.checked(bucket.open(location.getAuthority(), location.getPath().substring(1))));
    } catch (NoSuchKeyException | NoSuchBucketException e) {
      return Either.left(new ClipFailure.Gone(Bucket.words(e)));
    } catch (SdkException e) {
      return Either.left(new ClipFailure.Interrupted(Bucket.words(e)));
    }
  }
}
