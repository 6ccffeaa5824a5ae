package dev.kinoport.clip;

import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps clips as files of one folder, {@code NAME.mp4}. What has come so far waits as {@code
 * NAME.part}; the next try goes on from there when the source can. Only a whole clip gets its name,
 * in one atomic move after it has reached the disk.
 */
public final class FileClipStore implements ClipStore {
  private static final int MOST_ENDLESS = 1_000;

  private final Path folder;
  private final ClipSource source;

  /** What went on and on; that is known once so much of it has come, and is not fetched again. */
  private final Map<RemoteClip, ClipFailure> endless =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<RemoteClip, ClipFailure> eldest) {
              return size() > MOST_ENDLESS;
            }
          });

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
    return into(name, (file, part, whole) -> fetch(clip, file, part, whole));
  }

  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    return into(name, (lock, part, whole) -> bring(content, lock, part, whole));
  }

  /**
   * Looks for a clip that has come whole. Fetches nothing and changes nothing.
   *
   * @param name as for {@link #keep}
   * @return none: it has not come, or not whole; left: it cannot be read
   */
  public Either<ClipFailure, Option<StoredClip>> arrived(String name) {
    Path whole = folder.resolve(checked(name) + ".mp4");
    try {
      return isWhole(whole) ? describe(whole).map(Option::some) : Either.right(Option.none());
    } catch (NoSuchFileException e) {
      // somebody else has just taken it away
      return Either.right(Option.none());
    } catch (IOException e) {
      return Either.left(PartFile.trouble(whole, e));
    }
  }

  /**
   * In a file of its own: the next try to fetch goes on behind what is in the part, and that must
   * not be the beginning of another clip.
   */
  private static Either<ClipFailure, StoredClip> bring(
      InputStream content, FileChannel come, Path part, Path whole) throws IOException {
    if (isWhole(whole)) {
      // published by somebody else since we looked
      return describe(whole);
    }
    Path brought = whole.resolveSibling(whole.getFileName() + ".brought");
    try (FileChannel file =
        PrivateFiles.open(
            brought,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      file.truncate(0);
      ClipStream stream = new ClipStream(content, 0, Option.none());
      Either<ClipFailure, StoredClip> kept =
          new PartFile(file, brought)
              .receive(stream, Option.none(), Long.MAX_VALUE)
              .<Either<ClipFailure, StoredClip>>fold(() -> publish(brought, whole), Either::left);
      if (kept.isRight()) {
        discard(come, part, whole);
      }
      return kept;
    } finally {
      Files.deleteIfExists(brought);
    }
  }

  /**
   * Puts away what has come of a clip that is kept by now. What came whole itself and is another
   * one stays: it may be the one that was paid for, and lie nowhere else.
   */
  private static void discard(FileChannel come, Path part, Path whole) throws IOException {
    if (Mp4File.faultIn(come).isDefined() || isSame(come, whole)) {
      Files.deleteIfExists(part);
    }
  }

  /** Leaves the channel open: closing it would give up the lock. */
  private static boolean isSame(FileChannel come, Path whole) throws IOException {
    try (InputStream kept = Files.newInputStream(whole)) {
      return come.size() == Files.size(whole)
          && StoredClip.Fingerprint.of(Channels.newInputStream(come.position(0)))
              .equals(StoredClip.Fingerprint.of(kept));
    }
  }

  private static String checked(String name) {
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException("not a name for a clip: " + name);
    }
    return name;
  }

  private Either<ClipFailure, StoredClip> into(String name, Filling filling) {
    Path whole = folder.resolve(checked(name) + ".mp4");
    Path part = folder.resolve(name + ".part");
    try {
      if (isWhole(whole)) {
        return describe(whole);
      }
      PrivateFiles.folder(folder);
      try (FileChannel file =
          PrivateFiles.open(
              part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return whileAlone(file, () -> filling.fill(file, part, whole));
      }
    } catch (IOException e) {
      return Either.left(PartFile.trouble(folder, e));
    }
  }

  /**
   * Whether a clip has come already. What was emptied or cut off since then, or is a link to
   * something else, is none: it comes again, in place of that.
   */
  private static boolean isWhole(Path whole) throws IOException {
    if (!Files.isRegularFile(whole, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel file = PrivateFiles.open(whole, StandardOpenOption.READ)) {
      return new PartFile(file, whole).isWhole();
    }
  }

  /** Brings the bytes of a clip into a file, and gives it its name. */
  private interface Filling {
    Either<ClipFailure, StoredClip> fill(FileChannel file, Path part, Path whole)
        throws IOException;
  }

  /** Work that may meet trouble with files. */
  private interface FileWork {
    Either<ClipFailure, StoredClip> run() throws IOException;
  }

  /**
   * Two who write one file would spoil it, be they threads or processes. The lock goes with the
   * channel: one that an interrupt has closed lets nobody release it.
   */
  private static Either<ClipFailure, StoredClip> whileAlone(FileChannel file, FileWork work)
      throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock == null ? busy() : work.run();
    } catch (OverlappingFileLockException e) {
      return busy();
    }
  }

  private static Either<ClipFailure, StoredClip> busy() {
    return Either.left(new ClipFailure.Interrupted("somebody else is fetching this clip"));
  }

  private Either<ClipFailure, StoredClip> fetch(
      RemoteClip clip, FileChannel file, Path part, Path whole) throws IOException {
    if (isWhole(whole)) {
      // published by somebody else since we looked
      discard(file, part, whole);
      return describe(whole);
    }
    PartFile come = new PartFile(file, part);
    if (come.isWhole(clip.size())) {
      return publish(part, whole);
    }
    for (ClipFailure failure : Option.<ClipFailure>of(endless.get(clip))) {
      return Either.left(failure);
    }
    return source
        .open(clip, come.size())
        .flatMap(stream ->
            received(clip, stream, come)
                .<Either<ClipFailure, StoredClip>>fold(() -> publish(part, whole), Either::left));
  }

  private Option<ClipFailure> received(RemoteClip clip, ClipStream stream, PartFile come) {
    Option<ClipFailure> failure = come.receive(stream, clip.size(), clip.mostBytes());
    failure
        .filter(why -> why instanceof ClipFailure.Unacceptable && stream.length().isEmpty())
        .forEach(why -> endless.put(clip, why));
    return failure;
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    try {
      Path file = Path.of(clip.location());
      // A pipe would keep us waiting, and a device may never end. A link may lead to another disk.
      return Files.exists(file) && !Files.isRegularFile(file)
          ? Either.left(new ClipFailure.Gone("it is no ordinary file"))
          : Either.right(clip.checked(Files.newInputStream(file)));
    } catch (IOException e) {
      return Either.left(new ClipFailure.Gone(IoReason.ofFile(e)));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Either.left(new ClipFailure.Gone("not a file of this machine: " + clip.location()));
    }
  }

  private static Either<ClipFailure, StoredClip> publish(Path part, Path whole) {
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      return describe(whole);
    } catch (IOException e) {
      return Either.left(PartFile.trouble(whole, e));
    }
  }

  private static Either<ClipFailure, StoredClip> describe(Path whole) {
    try (InputStream bytes = Files.newInputStream(whole)) {
      StoredClip.Fingerprint fingerprint = StoredClip.Fingerprint.of(bytes);
      return Either.right(new StoredClip(whole.toAbsolutePath().toUri(), Option.of(fingerprint)));
    } catch (IOException e) {
      return Either.left(PartFile.trouble(whole, e));
    }
  }
}
