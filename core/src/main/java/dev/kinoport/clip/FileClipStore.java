package dev.kinoport.clip;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps clips as files of one folder, {@code NAME.mp4}. What has come so far waits as {@code
 * NAME.part}; the next try goes on from there when the source can. Only a whole clip gets its name,
 * in one atomic move after it has reached the disk.
 */
public final class FileClipStore implements ClipStore {
  private static final int CHUNK = 64 * 1024;

  private final Path folder;
  private final ClipSource source;

  /**
   * @param folder made when the first clip comes
   * @param source where clips are fetched
   */
  public FileClipStore(Path folder, ClipSource source) {
    this.folder = folder;
    this.source = source;
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not a name for a clip: " + name);
    }
    Path whole = folder.resolve(name + ".mp4");
    if (Files.isRegularFile(whole)) {
      return describe(whole);
    }
    Path part = folder.resolve(name + ".part");
    return sizeSoFar(part)
        .flatMap(offset -> source.open(clip.location(), offset))
        .flatMap(stream -> receive(stream, part, clip.size()))
        .flatMap(length -> publish(part, whole));
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    try {
      return Either.right(Files.newInputStream(Path.of(clip.location())));
    } catch (IOException e) {
      return Either.left(new ClipFailure.Gone(words(e)));
    }
  }

  private Either<ClipFailure, Long> sizeSoFar(Path part) {
    try {
      Files.createDirectories(folder);
      return Either.right(Files.exists(part) ? Files.size(part) : 0L);
    } catch (IOException e) {
      return Either.left(new ClipFailure.NotWritable(words(e)));
    }
  }

  private static Either<ClipFailure, Long> receive(
      ClipStream stream, Path part, Option<Long> announced) {
    try (InputStream body = stream.body();
        FileChannel file =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.truncate(stream.offset());
      file.position(stream.offset());
      Option<ClipFailure> broken = copy(body, file);
      if (broken.isDefined()) {
        return Either.left(broken.fold(() -> new ClipFailure.Interrupted("unknown"), b -> b));
      }
      file.force(true);
      return complete(file.position(), stream.length().orElse(announced), part);
    } catch (IOException e) {
      return Either.left(new ClipFailure.NotWritable(words(e)));
    }
  }

  private static Option<ClipFailure> copy(InputStream body, FileChannel file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (true) {
      int count;
      try {
        count = body.read(chunk);
      } catch (IOException e) {
        return Option.of(new ClipFailure.Interrupted(words(e)));
      }
      if (count < 0) {
        return Option.none();
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  private static Either<ClipFailure, Long> complete(long length, Option<Long> expected, Path part)
      throws IOException {
    if (expected.exists(size -> length < size)) {
      return Either.left(
          new ClipFailure.Interrupted(
              "%d of %d bytes came".formatted(length, expected.getOrElse(length))));
    }
    Option<String> fault =
        expected.exists(size -> length > size)
            ? Option.of(
                "%d bytes came, %d were announced".formatted(length, expected.getOrElse(0L)))
            : Mp4File.faultIn(part);
    if (fault.isDefined()) {
      Files.delete(part);
      return Either.left(new ClipFailure.Damaged(fault.getOrElse("")));
    }
    return Either.right(length);
  }

  private static Either<ClipFailure, StoredClip> publish(Path part, Path whole) {
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      return describe(whole);
    } catch (IOException e) {
      return Either.left(new ClipFailure.NotWritable(words(e)));
    }
  }

  private static Either<ClipFailure, StoredClip> describe(Path whole) {
    try (InputStream bytes = Files.newInputStream(whole)) {
      StoredClip.Fingerprint fingerprint = StoredClip.Fingerprint.of(bytes);
      return Either.right(new StoredClip(whole.toAbsolutePath().toUri(), Option.of(fingerprint)));
    } catch (IOException e) {
      return Either.left(new ClipFailure.NotWritable(words(e)));
    }
  }

  private static String words(IOException e) {
    String kind = e.getClass().getSimpleName();
    return e instanceof FileSystemException || e.getMessage() != null
        ? kind + ": " + e.getMessage()
        : kind;
  }
}
