package dev.kinoport.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One large file on its way, part by part, each with its digest. Nothing is visible before the
 * last; if anything fails, what was sent is thrown away.
 *
 * @param bucket where it goes
 * @param key under which name
 * @param file what is sent
 */
record PartedUpload(Bucket bucket, String key, Path file) {
  void put(String type, Map<String, String> metadata) throws IOException {
    String upload =
        client()
            .createMultipartUpload(request ->
                request
                    .bucket(name())
                    .key(key)
                    .contentType(type)
                    .metadata(metadata)
                    .checksumAlgorithm(ChecksumAlgorithm.SHA256))
            .uploadId();
    try {
      List<CompletedPart> parts = send(upload);
      client()
          .completeMultipartUpload(request ->
              request
                  .bucket(name())
                  .key(key)
                  .uploadId(upload)
                  .ifNoneMatch("*")
                  .multipartUpload(whole -> whole.parts(parts)));
    } catch (IOException | RuntimeException e) {
      abort(upload);
      throw e;
    }
  }

  private List<CompletedPart> send(String upload) throws IOException {
    List<CompletedPart> parts = new ArrayList<>();
    try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = 0; at < content.size(); at += bucket.partBytes()) {
        long length = Math.min(bucket.partBytes(), content.size() - at);
        parts.add(send(upload, parts.size() + 1, read(content, at, (int) length)));
      }
    }
    return parts;
  }

  private static byte[] read(FileChannel content, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (content.read(bytes, at + bytes.position()) < 0) {
        throw new IOException("the file became shorter while it was sent");
      }
    }
    return bytes.array();
  }

  private CompletedPart send(String upload, int number, byte[] bytes) {
    String digest = Base64.getEncoder().encodeToString(sha256(bytes));
    String tag =
        client()
            .uploadPart(
                request ->
                    request
                        .bucket(name())
                        .key(key)
                        .uploadId(upload)
                        .partNumber(number)
                        .checksumSHA256(digest),
                RequestBody.fromBytes(bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).checksumSHA256(digest).build();
  }

  /** What cannot be thrown away now is, by a rule of the bucket for unfinished uploads. */
  private void abort(String upload) {
    try {
      client().abortMultipartUpload(request -> request.bucket(name()).key(key).uploadId(upload));
    } catch (SdkException e) {
      // What happened before is what is told.
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private S3Client client() {
    return bucket.client();
  }

  private String name() {
    return bucket.place().bucket();
  }
}
