package dev.kinoport.s3;

import dev.kinoport.clip.StoredClip.Fingerprint;
import dev.kinoport.clip.VideoContainer;
import io.vavr.control.Option;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The calls to S3. What goes wrong is the SDK's exception, for the store to tell.
 *
 * @param client speaks with it
 * @param place where objects lie
 * @param partBytes larger ones go in parts of this size
 */
record Bucket(S3Client client, S3Place place, long partBytes) {
  /** Where an object says its own digest. */
  private static final String DIGEST = "sha256";

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int EXISTS = 412;

  /**
   * Something in the bucket.
   *
   * @param fingerprint what it says of itself, or of the bytes that were read
   * @param isVideo whether it was put there as a clip, or begins as one
   */
  record Found(Fingerprint fingerprint, boolean isVideo) {}

  /**
   * What lies under a key. Whoever may not list is told 403 for what is not there, so that is no
   * reason to stop.
   */
  Option<Found> find(String key) throws IOException {
    try {
      HeadObjectResponse head =
          client.headObject(request -> request.bucket(place.bucket()).key(key));
      @Nullable String digest = head.metadata().get(DIGEST);
      return Option.of(
          digest == null || !digest.matches("[0-9a-f]{64}")
              ? read(place.bucket(), key)
              : new Found(new Fingerprint(head.contentLength(), digest), true));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND || e.statusCode() == FORBIDDEN) {
        return Option.none();
      }
      throw e;
    }
  }

  /** Whether nobody may look, so that nothing shows whether it is there. */
  boolean isHidden(String key) {
    try {
      client.headObject(request -> request.bucket(place.bucket()).key(key));
      return false;
    } catch (S3Exception e) {
      return e.statusCode() == FORBIDDEN;
    }
  }

  /** Of what somebody else has put there. */
  private Found read(String bucket, String key) throws IOException {
    try (InputStream content = new BufferedInputStream(open(bucket, key))) {
      content.mark(VideoContainer.HEAD);
      VideoContainer kind = VideoContainer.of(content.readNBytes(VideoContainer.HEAD));
      content.reset();
      return new Found(Fingerprint.of(content), kind != VideoContainer.UNKNOWN);
    }
  }

  InputStream open(String bucket, String key) {
    return client.getObject(request -> request.bucket(bucket).key(key));
  }

  /**
   * Puts a file there whole, unless something is there already.
   *
   * @return whether it was put; false: somebody else was quicker
   */
  boolean put(String key, Path file, Fingerprint fingerprint) throws IOException {
    try {
      if (fingerprint.bytes() > partBytes) {
        new PartedUpload(this, key, file)
            .put(VideoContainer.of(file).mediaType(), metadata(fingerprint));
      } else {
        putAtOnce(key, file, fingerprint);
      }
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == EXISTS) {
        return false;
      }
      throw e;
    }
  }

  private void putAtOnce(String key, Path file, Fingerprint fingerprint) throws IOException {
    byte[] content = Files.readAllBytes(file);
    byte[] digest = HexFormat.of().parseHex(fingerprint.sha256());
    client.putObject(
        request ->
            request
                .bucket(place.bucket())
                .key(key)
                .contentType(VideoContainer.of(file).mediaType())
                .metadata(metadata(fingerprint))
                .checksumSHA256(Base64.getEncoder().encodeToString(digest))
                .ifNoneMatch("*"),
        RequestBody.fromBytes(content));
  }

  private static Map<String, String> metadata(Fingerprint fingerprint) {
    return Map.of(DIGEST, fingerprint.sha256());
  }

  /** What S3 said, in a few words that hold no secret. */
  static String words(SdkException e) {
    return e instanceof S3Exception said && said.awsErrorDetails() != null
        ? "S3 answered %d %s: %s"
            .formatted(
                said.statusCode(),
                said.awsErrorDetails().errorCode(),
                said.awsErrorDetails().errorMessage())
        : "S3 cannot be used: " + e.getMessage();
  }
}
