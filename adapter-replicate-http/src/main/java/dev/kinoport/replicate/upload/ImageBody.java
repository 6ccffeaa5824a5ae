package dev.kinoport.replicate.upload;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** An image as part of a body. */
final class ImageBody extends RequestBody {
  private final byte[] bytes;
  private final MediaType type;

  ImageBody(byte[] bytes, MediaType type) {
    this.bytes = bytes;
    this.type = type;
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
