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

/** Clips arrive in a folder, are put into a bucket when they are whole, and leave the folder. */
final class S3ClipStore implements ClipStore {
  private final Bucket bucket;
  private final ClipStore arrivals;
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
      return unlessThere(bucket.place().key(name), arrival);
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

  private Either<ClipFailure, StoredClip> unlessThere(String key, Arrival arrival)
      throws IOException {
    Option<Fingerprint> there = bucket.find(key);
    if (there.isDefined()) {
      return Either.right(new StoredClip(bucket.place().address(key), there));
    }
    Either<ClipFailure, StoredClip> come = arrival.come();
    for (StoredClip arrived : come) {
      return Either.right(put(key, arrived));
    }
    return come;
  }

  private StoredClip put(String key, StoredClip arrived) throws IOException {
    Path file = Path.of(arrived.location());
    Fingerprint mine = arrived.fingerprint().getOrElseThrow(() -> new IOException("no digest"));
    Option<Fingerprint> kept = bucket.put(key, file, mine) ? Option.of(mine) : bucket.find(key);
    Files.deleteIfExists(file);
    return new StoredClip(bucket.place().address(key), kept);
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
