package dev.kinoport.s3;

import dev.kinoport.s3server.S3Server;
import java.net.URI;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** One server for all tests of a JVM, with one bucket. */
final class TestBucket {
  static final String NAME = "clips";

  private static final S3Server SERVER = S3Server.withBuckets(NAME);

  private TestBucket() {}

  static URI address() {
    return SERVER.address();
  }

  static S3Client client() {
    return client(SERVER.address());
  }

  static S3Client client(URI address) {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(address)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .build();
  }
}
