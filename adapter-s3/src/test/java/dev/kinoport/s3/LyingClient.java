package dev.kinoport.s3;

import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** In front of a bucket that says of what it has what somebody wants it to say. */
final class LyingClient extends DelegatingS3Client {
  private final Option<Integer> toPut;
  private final UnaryOperator<HeadObjectResponse> toHead;

  private LyingClient(
      S3Client delegate, Option<Integer> toPut, UnaryOperator<HeadObjectResponse> toHead) {
    super(delegate);
    this.toPut = toPut;
    this.toHead = toHead;
  }

  /** Takes nothing and says that something is there already. */
  static LyingClient full(S3Client delegate) {
    return new LyingClient(delegate, Option.some(412), UnaryOperator.identity());
  }

  /** Answers whoever looks with this status. */
  LyingClient hiding(int status) {
    return new LyingClient(
        delegateOf(),
        toPut,
        head -> {
          throw S3Exception.builder().statusCode(status).build();
        });
  }

  /** Takes everything, and says that it has half of it. */
  static LyingClient halving(S3Client delegate) {
    return new LyingClient(
        delegate,
        Option.none(),
        head -> head.toBuilder().contentLength(head.contentLength() / 2).build());
  }

  /** Takes everything and shows nothing. */
  static LyingClient blind(S3Client delegate) {
    return new LyingClient(delegate, Option.none(), UnaryOperator.identity()).hiding(403);
  }

  private S3Client delegateOf() {
    return (S3Client) delegate();
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    for (int status : toPut) {
      throw S3Exception.builder().statusCode(status).build();
    }
    return super.putObject(request, body);
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    return toHead.apply(super.headObject(request));
  }
}
