package dev.kinoport.clip;

import dev.kinoport.fault.IoReason;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the boxes of an MP4 file (ISO/IEC 14496-12): enough to tell a whole clip from a broken one
 * and to know its picture. The media itself is never read, but there must be as much of it as the
 * index says of the pictures, and it must lie in the file.
 */
public final class Mp4File {
  private static final long MAX_MOVIE_BOX = 64L * 1024 * 1024;

  /** Of the outermost: two for each frame of an hour, where each frame is a part of its own. */
  private static final int MOST_BOXES = 500_000;

  /** What comes in fragments has its sizes in each of them, and may have none in its index. */
  private static final String FRAGMENT = "moof";

  private static final Set<String> PARTS = Set.of("ftyp", "moov", "mdat");

  private Mp4File() {}

  /**
   * Reads a clip's size, length and frame rate.
   *
   * @return the facts, or {@link ClipFailure.Damaged} for a file that is no whole MP4 with a video
   *     track
   */
  public static Either<ClipFailure, ClipFacts> facts(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Option<String> fault = faultIn(channel);
      return fault.isDefined()
          ? Either.left(new ClipFailure.Damaged(fault.getOrElse("")))
          : Mp4Boxes.movieFacts(movieBox(channel))
              .toEither(() -> new ClipFailure.Damaged("no video track"));
    } catch (IOException e) {
      return Either.left(new ClipFailure.Gone(IoReason.ofFile(e)));
    }
  }

  /** Why these bytes are not a whole MP4: none if their boxes fill them, with all that must be. */
  public static Option<String> faultIn(byte[] clip) {
    try {
      return faultIn(
          clip.length, (position, length) -> ByteBuffer.wrap(clip, (int) position, length).slice());
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
  }

  /** Why this file is not a whole MP4: none if its boxes fill it exactly, with all that must be. */
  static Option<String> faultIn(FileChannel file) throws IOException {
    return faultIn(file.size(), (position, length) -> read(file, position, length));
  }

  /** Reads so many bytes from a position on, where there are so many. */
  private interface Bytes {
    ByteBuffer at(long position, int length) throws IOException;
  }

  private static Option<String> faultIn(long size, Bytes bytes) throws IOException {
    long position = 0;
    long media = 0;
    ByteBuffer movie = ByteBuffer.allocate(0);
    int boxes = 0;
    Set<String> kinds = new HashSet<>();
    while (position < size) {
      Option<Mp4Boxes.Header> header = headerAt(bytes, position, size);
      if (header.isEmpty()) {
        return Option.of(
            position == 0
                ? "not an MP4 file"
                : "the file ends or breaks at byte %d of %d".formatted(position, size));
      }
      Mp4Boxes.Header box = header.getOrElse(Mp4Boxes.Header.NONE);
      if (position == 0 && !box.kind().equals("ftyp")) {
        return Option.of("not an MP4 file");
      }
      boxes++;
      if (boxes > MOST_BOXES) {
        return Option.of(
            String.format(Locale.ROOT, "the file is in more than %,d parts", MOST_BOXES));
      }
      if (PARTS.contains(box.kind()) || box.kind().equals(FRAGMENT)) {
        kinds.add(box.kind());
      }
      media += box.kind().equals("mdat") ? box.bodyLength() : 0;
      if (isMovie(box) && !movie.hasRemaining()) {
        movie = bytes.at(position + box.headerLength(), (int) box.bodyLength());
      }
      position += box.length();
    }
    long room = kinds.contains(FRAGMENT) ? Long.MAX_VALUE : media;
    ByteBuffer index = movie;
    return missing(kinds).orElse(() -> lacking(index, room)).orElse(() -> outside(index, size));
  }

  private static boolean isMovie(Mp4Boxes.Header box) {
    return box.kind().equals("moov") && box.length() <= MAX_MOVIE_BOX;
  }

  private static Option<String> lacking(ByteBuffer movie, long media) {
    long needed = Mp4Boxes.videoBytes(movie);
    return Option.when(
        needed > media,
        () ->
            String.format(
                Locale.ROOT,
                "the file has %,d bytes of media, and its pictures are %,d",
                media,
                needed));
  }

  private static Option<String> outside(ByteBuffer movie, long size) {
    return Mp4Boxes.placeOutside(movie, size)
        .map(place ->
            "the file has %d bytes, and its index looks for media at byte %s"
                .formatted(size, Long.toUnsignedString(place)));
  }

  private static Option<String> missing(Set<String> kinds) {
    if (!kinds.contains("ftyp")) {
      return Option.of("not an MP4 file");
    }
    if (!kinds.containsAll(PARTS)) {
      return Option.of("the file has no %s".formatted(kinds.contains("moov") ? "media" : "index"));
    }
    return Option.none();
  }

  private static ByteBuffer movieBox(FileChannel channel) throws IOException {
    long size = channel.size();
    long position = 0;
    while (position < size) {
      Mp4Boxes.Header box =
          headerAt((from, length) -> read(channel, from, length), position, size)
              .getOrElse(Mp4Boxes.Header.NONE);
      if (isMovie(box)) {
        return read(channel, position + box.headerLength(), (int) box.bodyLength());
      }
      position += Math.max(8, box.length());
    }
    return ByteBuffer.allocate(0);
  }

  private static Option<Mp4Boxes.Header> headerAt(Bytes bytes, long position, long size)
      throws IOException {
    long room = size - position;
    return Mp4Boxes.Header.read(bytes.at(position, (int) Math.min(16, room)), room);
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        break;
      }
    }
    return bytes.flip();
  }
}
