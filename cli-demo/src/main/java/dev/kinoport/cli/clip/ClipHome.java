package dev.kinoport.cli.clip;

import dev.kinoport.cli.option.converter.PathConverter;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.fault.IoReason;
import dev.kinoport.fault.Printable;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.s3.S3Clips;
import dev.kinoport.s3.S3Place;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Where clips are kept, before and after they are brought to their places. Nobody else here knows
 * whether that is a folder of this machine or a bucket.
 *
 * @param folder with a file for each; where clips arrive on their way to a bucket
 * @param bucket where they are kept, if not in the folder
 */
public record ClipHome(Path folder, Option<S3Clips> bucket) {
  private static final ClipSource NOWHERE =
      (clip, offset) -> Either.left(new ClipFailure.Gone("only what is kept is read here"));

  public ClipHome {
    folder = folder.toAbsolutePath();
  }

  /** A folder of this machine. */
  public ClipHome(Path folder) {
    this(folder, Option.none());
  }

  /**
   * Reads the name of a folder, or {@code s3://bucket/prefix}; left: why it is neither.
   *
   * @param arrivals where clips arrive on their way to a bucket
   * @param server what speaks as S3 does, if it is not S3 itself
   */
  public static Either<String, ClipHome> of(String typed, Path arrivals, Option<URI> server) {
    if (typed.startsWith("s3:")) {
      return S3Place.parse(typed)
          .flatMap(place -> S3Clips.connect(place, arrivals.toAbsolutePath(), server))
          .map(clips -> new ClipHome(arrivals, Option.some(clips)));
    }
    if (typed.isBlank()) {
      return Either.left("it is no folder");
    }
    for (String oddity : Printable.firstOddity(typed)) {
      return Either.left("it has " + oddity);
    }
    for (String oddity : PathConverter.oddity(typed)) {
      return Either.left(oddity);
    }
    return PathConverter.fault(typed).isDefined()
            || (Files.exists(Path.of(typed)) && !Files.isDirectory(Path.of(typed)))
        ? Either.left("it is no folder")
        : Either.right(new ClipHome(Path.of(typed)));
  }

  /** Why nothing could be kept here, if that is known beforehand. */
  public Option<String> trouble() {
    return folderTrouble()
        .map(reason -> "%s: %s".formatted(folder, reason))
        .orElse(() ->
            bucket.flatMap(
                clips -> clips.trouble().map(reason -> "%s: %s".formatted(clips.place(), reason))));
  }

  /** Tried in earnest, for a mode does not say what a file system takes; nothing is left of it. */
  private Option<String> folderTrouble() {
    Path there = folder;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return Option.some(there + " is no folder");
    }
    try {
      Files.delete(
          there.equals(folder)
              ? Files.createTempFile(there, ".kinoport-", ".part")
              : Files.createTempDirectory(there, ".kinoport-"));
      return Option.none();
    } catch (IOException e) {
      return Option.some("nothing can be made in %s (%s)".formatted(there, IoReason.ofFile(e)));
    }
  }

  /** A store that keeps here what comes from a source. */
  public ClipStore store(ClipSource source) {
    return bucket
        .map(clips -> clips.store(source))
        .getOrElse(() -> new FileClipStore(folder, source));
  }

  /** A kept clip as a file, brought here from the bucket if need be; left: it cannot be had. */
  Either<String, Path> local(StoredClip clip) {
    return bucket.isDefined() && "s3".equals(clip.location().getScheme())
        ? brought(clip)
        : file(clip);
  }

  /** The bytes of a kept clip where they are, for the caller to close; left: they cannot be had. */
  public Either<String, InputStream> content(StoredClip clip) {
    return bucket.isDefined() && "s3".equals(clip.location().getScheme())
        ? store(NOWHERE).open(clip).mapLeft(ClipFailure::reason)
        : file(clip).flatMap(ClipHome::content);
  }

  private static Either<String, InputStream> content(Path file) {
    try {
      return Either.right(KeptBytes.open(file));
    } catch (IOException e) {
      return Either.left("%s cannot be read: %s".formatted(file, IoReason.ofFile(e)));
    }
  }

  private Either<String, Path> brought(StoredClip clip) {
    Path file = copyOf(clip);
    if (isSound(file, clip)) {
      return Either.right(file);
    }
    return content(clip)
        .flatMap(content -> written(content, clip, file))
        .mapLeft(reason -> "the clip is kept as %s: %s".formatted(clip.location(), reason));
  }

  /**
   * Where a copy lies of what is kept in the bucket. Not where clips arrive: what lies there was
   * not put into the bucket, and may be all that there is of it.
   */
  private Path copyOf(StoredClip clip) {
    String path = clip.location().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return folder.resolve(name.replaceFirst("(\\.mp4)?$", ".copy.mp4"));
  }

  private static Either<String, Path> written(InputStream content, StoredClip clip, Path file) {
    try (content) {
      PrivateFiles.folder(file.resolveSibling(""));
      Path part = file.resolveSibling("fetched" + UUID.randomUUID() + ".part");
      try {
        KeptBytes.copy(content, shown(clip), clip.fingerprint(), part);
        return Either.right(Files.move(part, file, StandardCopyOption.ATOMIC_MOVE));
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      return Either.left(IoReason.ofFile(e));
    }
  }

  /** What came from the bucket earlier may have been changed here: then it comes again. */
  private static boolean isSound(Path file, StoredClip clip) {
    try {
      KeptBytes.compare(file, clip.fingerprint());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Puts a copy of a kept clip where it is kept, if it is gone there or changed.
   *
   * @param copy which must be the very same; another is not taken
   * @return where it is now; left: why it is not there
   */
  public Either<String, Path> restored(StoredClip clip, Path copy) {
    Either<String, Path> there = local(clip).filterOrElse(file -> isSound(file, clip), file -> "");
    if (there.isRight()) {
      return there;
    }
    try {
      Path file =
          "file".equals(clip.location().getScheme()) ? Path.of(clip.location()) : copyOf(clip);
      if (clip.fingerprint().isEmpty()) {
        return Either.left("nobody wrote down which bytes it had");
      }
      Path keeping = file.toAbsolutePath().resolveSibling("");
      if (!Files.isDirectory(keeping) && !keeping.equals(folder)) {
        return Either.left("it was kept in %s, which is not on this machine".formatted(keeping));
      }
      return written(
          Files.newInputStream(copy),
          new StoredClip(copy.toAbsolutePath().toUri(), clip.fingerprint()),
          file);
    } catch (IOException e) {
      return Either.left(IoReason.ofFile(e));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Either.left("it was kept as " + clip.location());
    }
  }

  /**
   * A kept clip as a file, whatever is in it; left: it is no file of this machine. A link is none:
   * it may lead to what nobody bought.
   */
  public static Either<String, Path> file(StoredClip clip) {
    try {
      Path file = Path.of(clip.location());
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Either.right(file);
      }
      // A pipe would keep us waiting, and a device may never end.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Either.left(
            "the clip is kept as %s, which is no ordinary file any more; %s"
                .formatted(file, KeptBytes.remedy(clip)));
      }
      if (Files.isDirectory(file.resolveSibling(""))) {
        return Either.left(
            "the clip was kept as %s, and is gone from there; %s"
                .formatted(file, KeptBytes.remedy(clip)));
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // It is kept as something that no file system here knows.
    }
    return Either.left(
        "the clip is kept as %s, which is not on this machine".formatted(clip.location()));
  }

  /** What is said of a clip that is no file here: it is missing, or it is elsewhere. */
  public static String missing(GenerationId id, StoredClip clip) {
    return isKeptHere(clip)
        ? "%s (missing: it was kept there; kinoport adopt-clip %s FILE takes an untouched copy of it)"
            .formatted(shown(clip), id)
        : clip.location() + " (not on this machine)";
  }

  private static boolean isKeptHere(StoredClip clip) {
    try {
      return Files.isDirectory(Path.of(clip.location()).resolveSibling(""));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return false;
    }
  }

  /** For people, whether or not it is there: the name of a file, or an address. */
  public static String shown(StoredClip clip) {
    return "file".equals(clip.location().getScheme())
        ? Path.of(clip.location()).toString()
        : clip.location().toString();
  }
}
