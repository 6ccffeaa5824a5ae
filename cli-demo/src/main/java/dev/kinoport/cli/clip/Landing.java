package dev.kinoport.cli.clip;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder beside its place in which a clip arrives. One run at a time has it, be it in this
 * process or another; the operating system takes it from a run that dies.
 */
public final class Landing implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel channel;

  private Landing(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Where the clip for a place arrives: the same for everybody who wants that place. */
  public static Path of(Path place) {
    String name = place.toAbsolutePath().normalize().toString();
    return place.resolveSibling(
        ".kinoport-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Makes the folder and takes it; left: why not. Everybody can tell its name beforehand, so what a
   * link there leads to, or another user put there, is not touched.
   */
  public static Either<String, Landing> claim(Path folder, Path place) {
    try {
      PrivateFiles.ownFolder(folder);
      FileChannel channel =
          PrivateFiles.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Landing landing = new Landing(folder, channel);
      if (landing.isMine()) {
        return Either.right(landing);
      }
      channel.close();
      return Either.left("another run is about to write " + Quoted.of(place.toString()));
    } catch (IOException e) {
      return Either.left(
          "nothing can be written beside "
              + Quoted.of(place.toString())
              + ": "
              + IoReason.ofFile(e));
    }
  }

  /** The lock may be on a file that its last owner has just deleted; the mark would not be seen. */
  private boolean isMine() throws IOException {
    byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    Path lock = folder.resolve(LOCK);
    try {
      @Nullable FileLock held = channel.tryLock();
      return held != null
          && channel.write(ByteBuffer.wrap(mark), 0) == mark.length
          && Files.exists(lock)
          && Arrays.equals(Files.readAllBytes(lock), mark);
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Removes what did not become a clip, and lets others have the place. May be called twice. */
  @Override
  public void close() {
    try (channel;
        Stream<Path> leftovers = Files.list(folder)) {
      leftovers.filter(Landing::isLeftover).forEach(Landing::delete);
      delete(folder);
    } catch (IOException e) {
      // Gone already, or a hidden folder stays behind.
    }
  }

  private static boolean isLeftover(Path file) {
    return file.endsWith(LOCK) || file.toString().endsWith(".part");
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // A whole clip lies there and somebody was told so; or a hidden folder stays behind.
    }
  }
}
