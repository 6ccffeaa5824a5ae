package dev.kinoport.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * The input of a paid request, in parts. It says of itself that it must not be written twice, which
 * OkHttp's own form does not: a form of small parts may be.
 */
public final class OneShotForm extends RequestBody {
  private final MultipartBody parts;

  private OneShotForm(MultipartBody parts) {
    this.parts = parts;
  }

  /** Begins one without parts. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public MediaType contentType() {
    return parts.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return parts.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    parts.writeTo(sink);
  }

  /** Puts a form together, part by part. */
  public static final class Builder {
    private final MultipartBody.Builder parts =
        new MultipartBody.Builder().setType(MultipartBody.FORM);

    private Builder() {}

    /** A part that is a text. */
    public Builder text(String name, String value) {
      parts.addFormDataPart(name, value);
      return this;
    }

    /**
     * A part that is a file.
     *
     * @param fileName as the server is told; it may show up there
     * @param contentType such as {@code image/png}
     */
    public Builder file(String name, String fileName, String contentType, byte[] bytes) {
      parts.addFormDataPart(
          name, fileName, RequestBody.create(bytes, MediaType.parse(contentType)));
      return this;
    }

    /**
     * The form.
     *
     * @throws IllegalStateException if it has no part
     */
    public OneShotForm build() {
      return new OneShotForm(parts.build());
    }
  }
}
