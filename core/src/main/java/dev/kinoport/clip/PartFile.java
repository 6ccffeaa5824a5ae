package dev.kinoport.clip;

import dev.kinoport.fault.IoReason;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
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
   * @param place of the file, for people
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

  /** Whether it is a whole clip of the announced size, so that nothing need be fetched. */
  boolean isWhole(Option<Long> announced) throws IOException {
    return announced.contains(file.size()) && Mp4File.faultIn(file).isEmpty();
  }

  /**
   * Takes what a source sends; keeps what came when it breaks off, nothing when it is damaged.
   *
   * @param most what is longer is damaged, and not read any further
   * @return why it is not whole yet, or none
   */
  Option<ClipFailure> receive(ClipStream stream, Option<Long> announced, long most) {
    try (InputStream body = stream.body()) {
      for (long size : stream.length().orElse(announced).filter(size -> size > most)) {
        return Option.some(tooLong("%d bytes were announced".formatted(size), most));
      }
      if (stream.offset() > file.size()) {
        return Option.of(
            new ClipFailure.Interrupted("the source began at byte " + stream.offset()));
      }
      file.truncate(stream.offset());
      file.position(stream.offset());
      Option<ClipFailure> broken = copy(body, most);
      file.force(true);
      return broken.isDefined() ? broken : fault(stream.length().orElse(announced));
    } catch (IOException e) {
      return Option.of(trouble(place, e));
    }
  }

  private static ClipFailure tooLong(String what, long most) {
    return new ClipFailure.Damaged(
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

  private Option<ClipFailure> fault(Option<Long> expected) throws IOException {
    long size = file.size();
    if (expected.exists(whole -> size < whole)) {
      return Option.of(
          new ClipFailure.Interrupted(
              "%d of %d bytes came".formatted(size, expected.getOrElse(size))));
    }
    boolean isOther = VideoContainer.isOther(head(), expected.isDefined());
    Option<String> damage =
        expected.exists(whole -> size > whole)
            ? Option.of("%d bytes came, %d were announced".formatted(size, expected.getOrElse(0L)))
            : Mp4File.faultIn(file).filter(fault -> !isOther);
    if (damage.isDefined()) {
      file.truncate(0);
    }
    return damage.map(ClipFailure.Damaged::new);
  }
}
