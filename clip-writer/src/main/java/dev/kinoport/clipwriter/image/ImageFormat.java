package dev.kinoport.clipwriter.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Image formats told apart by their first bytes. */
enum ImageFormat {
  JPEG("JPEG", true, 0, "\u00FF\u00D8\u00FF"),
  PNG("PNG", true, 0, "\u0089PNG\r\n\u001A\n"),
  GIF("GIF", true, 0, "GIF8"),
  BMP("BMP", true, 0, "BM"),
  WEBP("WebP", true, 8, "WEBP"),
  AVIF("AVIF", false, 4, "ftypavif", "ftypavis"),
  HEIC("HEIC", false, 4, "ftyphe", "ftypmif1", "ftypmsf1"),
  TIFF("TIFF", false, 0, "II*\0", "MM\0*"),
  JPEG_XL("JPEG XL", false, 0, "\u00FF\n", "\0\0\0\fJXL "),
  JPEG_2000("JPEG 2000", false, 0, "\0\0\0\fjP  ", "\u00FFO\u00FFQ"),
  SVG("SVG", false, 0, "<svg", "<?xml");

  private final String label;
  private final boolean isReadable;
  private final int offset;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> signatures;

  ImageFormat(String label, boolean isReadable, int offset, String... signatures) {
    this.label = label;
    this.isReadable = isReadable;
    this.offset = offset;
    this.signatures = List.of(signatures);
  }

  static Optional<ImageFormat> of(byte[] file) {
    for (ImageFormat format : values()) {
      for (String signature : format.signatures) {
        if (format.isSignedBy(signature, file)) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }

  /** The name people know it by. */
  String label() {
    return label;
  }

  /** Whether clips can be made of it. */
  boolean isReadable() {
    return isReadable;
  }

  private boolean isSignedBy(String signature, byte[] file) {
    if (file.length < offset + signature.length()) {
      return false;
    }
    String start = new String(file, offset, signature.length(), StandardCharsets.ISO_8859_1);
    return start.equals(signature);
  }
}
