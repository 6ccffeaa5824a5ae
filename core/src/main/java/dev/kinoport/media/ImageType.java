package dev.kinoport.media;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;

/** An image format whose size we can read. */
public enum ImageType {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  BMP("image/bmp", "bmp");

  private final String mimeType;
  private final String extension;

  ImageType(String mimeType, String extension) {
    this.mimeType = mimeType;
    this.extension = extension;
  }

  /** Its registered media type, such as {@code image/png}. */
  public String mimeType() {
    return mimeType;
  }

  /** Its usual file ending, without the dot. */
  public String extension() {
    return extension;
  }

  /** The format with this media type; the common misnomer {@code image/jpg} counts as JPEG. */
  public static Option<ImageType> ofMimeType(String mimeType) {
    String lower = mimeType.toLowerCase(Locale.ROOT);
    String registered = lower.equals("image/jpg") ? JPEG.mimeType : lower;
    return Option.ofOptional(
        Arrays.stream(values()).filter(type -> type.mimeType.equals(registered)).findFirst());
  }
}
