package dev.kinoport.media;

import io.vavr.control.Either;
import java.util.Base64;
import java.util.Locale;

/** Takes {@code data:image/png;base64,...} apart. */
final class DataUriReader {
  private static final String SHAPE = "must look like data:image/png;base64,...";
  private static final int MOST_CHARACTERS = LocalImage.MAX_BYTES / 3 * 4 + 256;

  private final String declared;
  private final byte[] bytes;

  private DataUriReader(String declared, byte[] bytes) {
    this.declared = declared;
    this.bytes = bytes;
  }

  static Either<ImageFault, DataUriReader> read(String uri) {
    int comma = uri.indexOf(',');
    if (!uri.regionMatches(true, 0, "data:", 0, "data:".length()) || comma < 0) {
      return fault(SHAPE);
    }
    if (uri.length() > MOST_CHARACTERS) {
      return fault("is over " + LocalImage.MAX_BYTES + " bytes: too large for an image");
    }
    String head = uri.substring("data:".length(), comma).toLowerCase(Locale.ROOT);
    if (!head.endsWith(";base64")) {
      return fault("is not in base64: it " + SHAPE);
    }
    int end = head.indexOf(';');
    try {
      byte[] bytes = Base64.getDecoder().decode(uri.substring(comma + 1));
      return Either.right(new DataUriReader(head.substring(0, end), bytes));
    } catch (IllegalArgumentException e) {
      return fault("holds something that is not base64: it " + SHAPE);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** Right if the URI said so; some providers believe it rather than the bytes. */
  Either<ImageFault, ImageType> mustBe(ImageType type) {
    return ImageType.ofMimeType(declared).contains(type)
        ? Either.right(type)
        : fault("holds %s: it must start with data:%s;base64,".formatted(type, type.mimeType()));
  }

  private static <T> Either<ImageFault, T> fault(String message) {
    return Either.left(new ImageFault(message));
  }
}
