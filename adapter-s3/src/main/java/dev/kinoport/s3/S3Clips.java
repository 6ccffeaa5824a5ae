package dev.kinoport.s3;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket that clips are kept in, whoever they come from: {@code
 * provider.withClips(clips.store(fal.clipSource()))}.
 *
 * <p>A clip comes home to a folder of this machine first, where a broken download goes on, and is
 * put into the bucket when it is whole. It is visible there whole or not at all; a large one goes
 * in parts. Its digest is kept with it. Safe for use by many threads.
 */
public final class S3Clips implements AutoCloseable {
  /** Larger clips go in parts of this size. */
  private static final long USUAL_PART = 16L * 1024 * 1024;

  /** S3 takes no smaller ones, but for the last. */
  private static final long SMALLEST_PART = 5L * 1024 * 1024;

  private final S3Client client;
  private final boolean isOurs;
  private final S3Place place;
  private final Path scratch;
  private final long partBytes;
  private final Set<String> busy;

  private S3Clips(
      S3Client client,
      boolean isOurs,
      S3Place place,
      Path scratch,
      long partBytes,
      Set<String> busy) {
    this.client = client;
    this.isOurs = isOurs;
    this.place = place;
    this.scratch = scratch;
    this.partBytes = partBytes;
    this.busy = busy;
  }

  /**
   * With a client of the caller's, who closes it.
   *
   * @param client signs, sends and tries again as it was told to
   * @param place where clips shall lie
   * @param scratch where clips arrive; the same after a restart, or what came so far is lost
   */
  public static S3Clips over(S3Client client, S3Place place, Path scratch) {
    return new S3Clips(
        Objects.requireNonNull(client, "client must not be null"),
        false,
        Objects.requireNonNull(place, "place must not be null"),
        Objects.requireNonNull(scratch, "scratch must not be null"),
        USUAL_PART,
        ConcurrentHashMap.newKeySet());
  }

  /**
   * With credentials and region from where the AWS SDK looks for them. Nothing is contacted.
   *
   * @param place where clips shall lie
   * @param scratch where clips arrive
   * @param endpoint a server that speaks as S3 does, asked by path; none: S3 itself
   * @return left: no region is to be found, or another fault of the settings
   */
  public static Either<String, S3Clips> connect(S3Place place, Path scratch, Option<URI> endpoint) {
    Objects.requireNonNull(place, "place must not be null");
    Objects.requireNonNull(scratch, "scratch must not be null");
    Objects.requireNonNull(endpoint, "endpoint must not be null");
    S3ClientBuilder builder = S3Client.builder().httpClient(UrlConnectionHttpClient.create());
    for (URI server : endpoint) {
      builder.endpointOverride(server).forcePathStyle(true).region(regionOr(Region.US_EAST_1));
    }
    try {
      S3Clips borrowed = over(builder.build(), place, scratch);
      return Either.right(borrowed.ours());
    } catch (SdkException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  /** Servers of one's own have a region in name only, yet it is signed. */
  private static Region regionOr(Region usual) {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkException e) {
      return usual;
    }
  }

  private S3Clips ours() {
    return new S3Clips(client, true, place, scratch, partBytes, busy);
  }

  /**
   * The same bucket, with parts of another size; by default 16 MiB.
   *
   * @param bytes of a part, 5 MiB or more; smaller clips go at once
   * @throws IllegalArgumentException if it is less
   */
  public S3Clips partBytes(long bytes) {
    if (bytes < SMALLEST_PART) {
      throw new IllegalArgumentException(
          "parts of %d bytes are too small: %d or more".formatted(bytes, SMALLEST_PART));
    }
    return new S3Clips(client, isOurs, place, scratch, bytes, busy);
  }

  /** A store for what comes from a source; make as many as there are sources. */
  public ClipStore store(ClipSource source) {
    return new S3ClipStore(
        new Bucket(client, place, partBytes),
        scratch,
        Objects.requireNonNull(source, "source must not be null"),
        busy);
  }

  /**
   * Asks whether the bucket is there. Who may not ask that may still be allowed to keep clips, so a
   * refusal is no trouble.
   *
   * @return why clips could not be kept; none: nothing speaks against it
   */
  public Option<String> trouble() {
    try {
      client.headBucket(request -> request.bucket(place.bucket()));
      return Option.none();
    } catch (S3Exception e) {
      return e.statusCode() == 403 ? Option.none() : Option.of(Bucket.words(e));
    } catch (SdkException e) {
      return Option.of(Bucket.words(e));
    }
  }

  /**
   * Asks for clips that were sent in parts and not to the end. Changes nothing.
   *
   * @return the first thousand at most; left: why they cannot be asked for
   */
  public Either<String, List<UnfinishedUpload>> unfinished() {
    try {
      return Either.right(
          client
              .listMultipartUploads(
                  request -> request.bucket(place.bucket()).prefix(place.prefix()))
              .uploads()
              .stream()
              .filter(upload -> place.has(upload.key()))
              .map(upload ->
                  new UnfinishedUpload(
                      place.address(upload.key()), upload.uploadId(), upload.initiated()))
              .toList());
    } catch (SdkException e) {
      return Either.left(Bucket.words(e));
    }
  }

  /** Where clips lie. */
  public S3Place place() {
    return place;
  }

  /** Lets go of the connections, unless they are the caller's. */
  @Override
  public void close() {
    if (isOurs) {
      client.close();
    }
  }
}
