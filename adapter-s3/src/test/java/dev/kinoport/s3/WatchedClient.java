package dev.kinoport.s3;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Remembers under which condition uploads are completed; may break off at one part of each. */
final class WatchedClient extends DelegatingS3Client {
  private final List<String> completed = new CopyOnWriteArrayList<>();
  private final int fatalPart;

  WatchedClient(S3Client delegate, int fatalPart) {
    super(delegate);
    this.fatalPart = fatalPart;
  }

  List<String> completed() {
    return completed;
  }

  @Override
  public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
    if (request.partNumber() == fatalPart) {
      throw SdkClientException.create("the network is gone");
    }
    return super.uploadPart(request, body);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      CompleteMultipartUploadRequest request) {
    completed.add(request.ifNoneMatch());
    return super.completeMultipartUpload(request);
  }
}
