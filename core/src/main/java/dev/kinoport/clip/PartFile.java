package dev.kinoport.clip;

import dev.kinoport.fault.IoReason;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What has come of a clip so far. Used by one thread, which holds the lock of the file, and through
 * one channel only: closing a second one would give up the lock.
 */
final class PartFile {
  private static final int CHUNK = 64 * 1024;

  private final FileChannel file;
  private final Path place;

  /**
   * @param file open for as long as this is used
   * @param place where it lies, and must have room
   */
  PartFile(FileChannel file, Path place) {
    this.file = file;
    this.place = place;
  }

  /**
   * Why nothing can be kept at a place, and what would be right there. Who is interrupted finds its
   * file closed, and nothing is wrong with the place.
   */
  static ClipFailure trouble(Path place, IOException why) {
    return why instanceof ClosedByInterruptException
        ? new ClipFailure.Interrupted("somebody interrupted this")
        : new ClipFailure.NotWritable(
            "%s: %s; clips need a folder with room, in which this user may write"
                .formatted(place, IoReason.ofFile(why)));
  }

  long size() throws IOException {
    return file.size();
  }

  /** Whether it is a whole clip of the size it should have, so that nothing need be fetched. */
  boolean isWhole(Option<Long> hint) throws IOException {
    return hint.contains(file.size()) && Mp4File.faultIn(file).isEmpty();
  }

  /**
   * Takes what a source sends; keeps what came when it breaks off, nothing when it is damaged.
   *
   * @param hint how long the clip should be, from somebody who does not send it and may be wrong:
   *     tells that an end is missing, and nothing more
   * @param most what is longer is unacceptable, and not read any further
   * @return why it is not whole yet, or none
   */
  Option<ClipFailure> receive(ClipStream stream, Option<Long> hint, long most) {
    try (InputStream body = stream.body()) {
      Option<ClipFailure> unfit = unfit(stream, most);
      if (unfit.isDefined()) {
        return unfit;
      }
      long before = file.size();
      file.truncate(stream.offset());
      file.position(stream.offset());
      Option<ClipFailure> broken = copy(body, most);
      file.force(true);
      return broken.isDefined() ? broken : fault(stream.length(), hint, before);
    } catch (IOException e) {
      return Option.of(trouble(place, e));
    }
  }

  /** What a source tells before the first byte. */
  private Option<ClipFailure> unfit(ClipStream stream, long most) throws IOException {
    for (long length : stream.length()) {
      if (length > most) {
        return Option.some(tooLong("%d bytes were announced".formatted(length), most));
      }
      long room = Files.getFileStore(place).getUsableSpace();
      if (length - file.size() > room) {
        return Option.some(
            new ClipFailure.NotWritable(
                "%s: the clip has %d bytes, of which %d are here, and the disk room for %d; it needs %d more"
                    .formatted(place, length, file.size(), room, length - file.size() - room)));
      }
    }
    return Option.when(
        stream.offset() > file.size(),
        () -> new ClipFailure.Interrupted("the source began at byte " + stream.offset()));
  }

  private static ClipFailure tooLong(String what, long most) {
    return new ClipFailure.Unacceptable(
        "%s, and a clip of this offer has at most %d".formatted(what, most));
  }

  private Option<ClipFailure> copy(InputStream body, long most) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (true) {
      int count;
      try {
        count = body.read(chunk);
      } catch (IOException e) {
        return Option.of(new ClipFailure.Interrupted(IoReason.ofFile(e)));
      }
      if (count < 0) {
        return Option.none();
      }
      if (file.position() + count > most) {
        file.truncate(0);
        return Option.some(tooLong("it goes on and on", most));
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  private byte[] head() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(VideoContainer.HEAD);
    while (head.hasRemaining() && file.read(head, head.position()) >= 0) {}
    return Arrays.copyOf(head.array(), head.position());
  }

  /** Whether this has come whole once, as far as its bytes tell. */
  boolean isWhole() throws IOException {
    return Mp4File.faultIn(file).isEmpty() || VideoContainer.isOther(head(), true);
  }

  private Option<ClipFailure> fault(Option<Long> length, Option<Long> hint, long before)
      throws IOException {
    long size = file.size();
    for (long whole : length.filter(whole -> size != whole)) {
      return Option.of(size < whole ? cutOff(size, whole) : damaged(longer(size, whole)));
    }
    Option<String> fault = Mp4File.faultIn(file);
    if (fault.isEmpty()) {
      return Option.none();
    }
    // Two who end at the same byte are right, and the hint is not.
    boolean endedThereBefore = size > 0 && size == before;
    for (long whole : hint.filter(whole -> length.isEmpty() && size < whole && !endedThereBefore)) {
      return Option.of(cutOff(size, whole));
    }
    return VideoContainer.isOther(head(), length.orElse(hint).contains(size))
        ? Option.none()
        : Option.of(damaged(fault.getOrElse("no video")));
  }

  private static ClipFailure cutOff(long size, long whole) {
    return new ClipFailure.Interrupted("%d of %d bytes came".formatted(size, whole));
  }

  private static String longer(long size, long whole) {
    return "%d bytes came, %d were announced".formatted(size, whole);
  }

  private ClipFailure damaged(String reason) throws IOException {
    file.truncate(0);
    return new ClipFailure.Damaged(reason);
  }
}
