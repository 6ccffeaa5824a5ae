package dev.kinoport.emulator.tape.record;

import dev.kinoport.emulator.tape.TapeFile;
import dev.kinoport.fault.IoReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is put beside the tape while it is handed on. It is given up where it is longer than
 * it may be, or the disk has no room: that is told, nothing of it stays, and whoever fetches the
 * file, which is paid for, gets all of it. For one thread.
 */
final class ClipCopy implements AutoCloseable {
  /** So much may be written between two looks at the disk. */
  private static final long BETWEEN_LOOKS = 16L * 1024 * 1024;

  private final TapeFile tape;
  private final ClipLimits limits;
  private final String name;
  private final Consumer<String> trouble;
  private @Nullable Path place;
  private @Nullable OutputStream out;
  private long length;
  private long looked;

  /**
   * Begins one, unless it is known to be too long.
   *
   * @param name what it is, for people
   * @param announced bytes; negative if nobody says
   * @param trouble told why there is no copy
   */
  ClipCopy(
      TapeFile tape, ClipLimits limits, String name, long announced, Consumer<String> trouble) {
    this.tape = tape;
    this.limits = limits;
    this.name = name;
    this.trouble = trouble;
    try {
      Path file = tape.newClip();
      place = file;
      out = Files.newOutputStream(file);
      if (announced > limits.mostBytes()) {
        giveUp(tooLong());
      } else {
        look(file, Math.max(announced, 0));
      }
    } catch (IOException e) {
      giveUp(IoReason.ofFile(e));
    }
  }

  /** Takes more of it. */
  void write(byte[] bytes, int count) {
    OutputStream file = out;
    Path at = place;
    if (file == null || at == null) {
      return;
    }
    length += count;
    try {
      if (length > limits.mostBytes()) {
        giveUp(tooLong());
        return;
      }
      file.write(bytes, 0, count);
      if (length - looked >= BETWEEN_LOOKS) {
        looked = length;
        look(at, 0);
      }
    } catch (IOException e) {
      giveUp(IoReason.ofFile(e));
    }
  }

  private String tooLong() {
    return "it has more than %,d bytes".formatted(limits.mostBytes());
  }

  private void look(Path file, long more) throws IOException {
    long room = limits.room().below(file);
    if (room - ClipLimits.RESERVE < more) {
      giveUp("the disk has room for %,d bytes".formatted(room));
    }
  }

  /** All of it has come. */
  void keep(String sha256) {
    OutputStream file = out;
    Path at = place;
    if (file == null || at == null) {
      return;
    }
    try {
      file.close();
      tape.keep(at, sha256);
      out = null;
      place = null;
    } catch (IOException e) {
      giveUp(IoReason.ofFile(e));
    }
  }

  private void giveUp(String why) {
    close();
    trouble.accept(
        "%s is not beside the tape, which has its digest and length: %s; whoever fetches it gets all of it"
            .formatted(name, why));
  }

  /** What is not kept by now is gone. */
  @Override
  public void close() {
    OutputStream file = out;
    Path at = place;
    out = null;
    place = null;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      System.getLogger(ClipCopy.class.getName())
          .log(System.Logger.Level.DEBUG, "a file that is given up", e);
    }
    try {
      if (at != null) {
        Files.deleteIfExists(at);
      }
    } catch (IOException e) {
      trouble.accept("%s is left behind: %s".formatted(at, IoReason.ofFile(e)));
    }
  }
}
