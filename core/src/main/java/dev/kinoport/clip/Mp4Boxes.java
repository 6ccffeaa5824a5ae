package dev.kinoport.clip;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Finds its way through the boxes of a movie box that has been read into memory. */
final class Mp4Boxes {
  /** {@code vide}. */
  private static final int PICTURES = 0x76696465;

  /** {@code soun}. */
  private static final int SOUND = 0x736f756e;

  private Mp4Boxes() {}

  /**
   * Head of one box.
   *
   * @param kind four characters
   * @param headerLength 8, or 16 with a long length
   * @param length of the whole box, header included
   */
  record Header(String kind, int headerLength, long length) {
    static final Header NONE = new Header("none", 8, 8);

    long bodyLength() {
      return length - headerLength;
    }

    /** Reads the head of a box that must fit into {@code room} bytes. */
    static Option<Header> read(ByteBuffer bytes, long room) {
      if (bytes.remaining() < 8) {
        return Option.none();
      }
      int at = bytes.position();
      long length = Integer.toUnsignedLong(bytes.getInt(at));
      byte[] name = new byte[4];
      bytes.get(at + 4, name);
      int header = 8;
      if (length == 1 && bytes.remaining() >= 16) {
        length = bytes.getLong(at + 8);
        header = 16;
      } else if (length == 0) {
        length = room;
      }
      return length < header || length > room
          ? Option.none()
          : Option.of(new Header(new String(name, StandardCharsets.ISO_8859_1), header, length));
    }
  }

  /** Facts of the first video track. */
  static Option<ClipFacts> movieFacts(ByteBuffer movie) {
    return Option.ofOptional(
        tracks(movie).flatMap(track -> trackFacts(track).toJavaStream()).findFirst());
  }

  /**
   * How many bytes the pictures of one video track are at least, the most of all tracks. Zero where
   * that is not told, or they lie in another file. Sound is not counted: old files tell how long it
   * is once unpacked.
   */
  static long videoBytes(ByteBuffer movie) {
    return tracks(movie).mapToLong(Mp4Boxes::pictureBytes).max().orElse(0);
  }

  /**
   * Where the index looks for media that a file of so many bytes has not: the first such place, of
   * pictures or sound. What is looked for at its very end may be nothing.
   */
  static Option<Long> placeOutside(ByteBuffer movie, long size) {
    return Option.ofOptional(
        tracks(movie)
            .filter(track -> isVideo(track) || isOf(track, SOUND))
            .filter(track -> !isElsewhere(track))
            .flatMap(track -> trackOutside(track, size).toJavaStream())
            .findFirst());
  }

  private static Stream<ByteBuffer> tracks(ByteBuffer movie) {
    ByteBuffer rest = movie.duplicate();
    return Stream.iterate(next(rest, "trak"), Option::isDefined, last -> next(rest, "trak"))
        .flatMap(Option::toJavaStream);
  }

  private static Option<Long> trackOutside(ByteBuffer track, long size) {
    return find(track, "mdia", "minf", "stbl", "stco")
        .flatMap(places -> firstBeyond(places, Integer.BYTES, size))
        .orElse(() ->
            find(track, "mdia", "minf", "stbl", "co64")
                .flatMap(places -> firstBeyond(places, Long.BYTES, size)));
  }

  private static Option<Long> firstBeyond(ByteBuffer places, int width, long size) {
    if (places.remaining() < 8) {
      return Option.none();
    }
    int at = places.position();
    long count = Integer.toUnsignedLong(places.getInt(at + 4));
    int end = at + 8 + width * (int) Math.min(count, (places.remaining() - 8) / width);
    for (int entry = at + 8; entry < end; entry += width) {
      long place =
          width == Long.BYTES
              ? places.getLong(entry)
              : Integer.toUnsignedLong(places.getInt(entry));
      if (Long.compareUnsigned(place, size) > 0) {
        return Option.some(place);
      }
    }
    return Option.none();
  }

  private static long pictureBytes(ByteBuffer track) {
    return isVideo(track) && !isElsewhere(track)
        ? find(track, "mdia", "minf", "stbl", "stsz")
            .filter(box -> box.remaining() >= 12)
            .map(Mp4Boxes::sampleBytes)
            .getOrElse(0L)
        : 0;
  }

  /** The one size of all samples, or a table of sizes. */
  private static long sampleBytes(ByteBuffer sizes) {
    int at = sizes.position();
    long each = Integer.toUnsignedLong(sizes.getInt(at + 4));
    int count = Math.max(0, sizes.getInt(at + 8));
    long sum = each * count;
    if (each == 0) {
      int end = at + 12 + 4 * Math.min(count, (sizes.remaining() - 12) / 4);
      for (int entry = at + 12; entry < end; entry += 4) {
        sum += Integer.toUnsignedLong(sizes.getInt(entry));
      }
    }
    return sum;
  }

  /** Whether a first reference to data says that they are not in this file. */
  private static boolean isElsewhere(ByteBuffer track) {
    return find(track, "mdia", "minf", "dinf", "dref")
        .exists(box -> box.remaining() >= 20 && (box.get(box.position() + 19) & 1) == 0);
  }

  private static boolean isVideo(ByteBuffer track) {
    return isOf(track, PICTURES);
  }

  private static boolean isOf(ByteBuffer track, int handler) {
    return find(track, "mdia", "hdlr")
        .exists(box -> box.remaining() >= 12 && box.getInt(box.position() + 8) == handler);
  }

  private static Option<ClipFacts> trackFacts(ByteBuffer track) {
    if (!isVideo(track)) {
      return Option.none();
    }
    Option<ByteBuffer> trackHeader = find(track, "tkhd").filter(box -> box.remaining() >= 84);
    Option<ByteBuffer> mediaHeader = find(track, "mdia", "mdhd").filter(b -> b.remaining() >= 20);
    Option<ByteBuffer> sizes =
        find(track, "mdia", "minf", "stbl", "stsz").filter(box -> box.remaining() >= 12);
    return trackHeader.flatMap(shape ->
        mediaHeader.flatMap(length -> sizes.flatMap(samples -> facts(shape, length, samples))));
  }

  private static Option<ClipFacts> facts(ByteBuffer shape, ByteBuffer length, ByteBuffer samples) {
    int width = shape.getInt(shape.limit() - 8) >>> 16;
    int height = shape.getInt(shape.limit() - 4) >>> 16;
    int at = length.position();
    boolean wide = length.get(at) == 1;
    if (wide && length.remaining() < 32) {
      return Option.none();
    }
    long scale = Integer.toUnsignedLong(length.getInt(at + (wide ? 20 : 12)));
    long ticks = wide ? length.getLong(at + 24) : Integer.toUnsignedLong(length.getInt(at + 16));
    int frames = samples.getInt(samples.position() + 8);
    if (scale == 0 || ticks <= 0 || frames <= 0 || width == 0 || height == 0) {
      return Option.none();
    }
    BigDecimal seconds =
        BigDecimal.valueOf(ticks).divide(BigDecimal.valueOf(scale), 6, RoundingMode.HALF_EVEN);
    BigDecimal fps =
        BigDecimal.valueOf(frames)
            .multiply(BigDecimal.valueOf(scale))
            .divide(BigDecimal.valueOf(ticks), 3, RoundingMode.HALF_EVEN);
    return Option.of(new ClipFacts(width, height, plain(seconds), frames, plain(fps)));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Option<ByteBuffer> find(ByteBuffer container, String... path) {
    ByteBuffer here = container;
    for (String kind : path) {
      Option<ByteBuffer> inner = child(here, kind);
      if (inner.isEmpty()) {
        return Option.none();
      }
      here = inner.getOrElse(here);
    }
    return Option.of(here);
  }

  private static Option<ByteBuffer> child(ByteBuffer container, String kind) {
    return next(container.duplicate(), kind);
  }

  /** The body of the next box of a kind, and goes on behind it; none also where no box stands. */
  private static Option<ByteBuffer> next(ByteBuffer rest, String kind) {
    while (rest.hasRemaining()) {
      Option<Header> header = Header.read(rest, rest.remaining());
      if (header.isEmpty()) {
        return Option.none();
      }
      Header box = header.getOrElse(Header.NONE);
      Option<ByteBuffer> body = Option.when(box.kind().equals(kind), () -> body(rest, box));
      rest.position(rest.position() + (int) box.length());
      if (body.isDefined()) {
        return body;
      }
    }
    return Option.none();
  }

  private static ByteBuffer body(ByteBuffer at, Header box) {
    return at.slice(at.position() + box.headerLength(), (int) box.bodyLength());
  }
}
