package dev.kinoport.media;

import io.vavr.control.Either;
import java.util.Set;

/** WebP in its three shapes: lossy, lossless and extended. */
final class WebpHeader {
  private static final int CHUNK = 12;
  private static final int DATA = 20;
  private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L", "ANMF");
  private static final int SIDE_MASK = 0x3FFF;

  private WebpHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    boolean whole = bytes.has(8, bytes.s32Little(4)) && bytes.s32Little(4) >= 0;
    if (!whole || !bytes.has(DATA, 10)) {
      return ImageHeader.truncated(ImageType.WEBP);
    }
    return switch (bytes.text(CHUNK, 4)) {
      case "VP8 " -> lossy(bytes);
      case "VP8L" -> lossless(bytes);
      case "VP8X" ->
          hasPixels(bytes)
              ? header(1 + bytes.u24Little(DATA + 4), 1 + bytes.u24Little(DATA + 7))
              : ImageHeader.truncated(ImageType.WEBP);
      default -> ImageHeader.truncated(ImageType.WEBP);
    };
  }

  /** Whether a picture, or one of several, stands behind what describes it. */
  private static boolean hasPixels(ByteView bytes) {
    long chunk = CHUNK;
    while (bytes.has(chunk, DATA - CHUNK)) {
      int size = bytes.s32Little((int) chunk + 4);
      if (size < 0 || !bytes.has(chunk + DATA - CHUNK, size)) {
        return false;
      }
      if (size > 0 && PIXELS.contains(bytes.text((int) chunk, 4))) {
        return true;
      }
      chunk += DATA - CHUNK + size + (size & 1);
    }
    return false;
  }

  private static Either<ImageFault, ImageHeader> lossy(ByteView bytes) {
    if (!bytes.hasBytes(DATA + 3, 0x9D, 0x01, 0x2A)) {
      return ImageHeader.truncated(ImageType.WEBP);
    }
    return header(bytes.u16Little(DATA + 6) & SIDE_MASK, bytes.u16Little(DATA + 8) & SIDE_MASK);
  }

  private static Either<ImageFault, ImageHeader> lossless(ByteView bytes) {
    if (bytes.u8(DATA) != 0x2F) {
      return ImageHeader.truncated(ImageType.WEBP);
    }
    int packed = bytes.s32Little(DATA + 1);
    return header(1 + (packed & SIDE_MASK), 1 + (packed >>> 14 & SIDE_MASK));
  }

  private static Either<ImageFault, ImageHeader> header(int width, int height) {
    return Either.right(new ImageHeader(ImageType.WEBP, width, height));
  }
}
