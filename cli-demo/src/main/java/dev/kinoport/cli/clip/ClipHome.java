package dev.kinoport.cli.clip;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Either;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where clips are kept, before and after they are brought to their places. Nobody else here knows
 * that this is a folder of this machine: clips in a bucket would begin in this class.
 *
 * @param folder with a file for each
 */
public record ClipHome(Path folder) {
  public ClipHome {
    folder = folder.toAbsolutePath();
  }

  /** A store that keeps here what comes from a source. */
  public ClipStore store(ClipSource source) {
    return new FileClipStore(folder, source);
  }

  /** A kept clip as a file; left: it is no file of this machine. */
  public static Either<String, Path> file(StoredClip clip) {
    try {
      Path file = Path.of(clip.location());
      if (Files.exists(file)) {
        return Either.right(file);
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // It is kept as something that no file system here knows.
    }
    return Either.left(
        "the clip is kept as %s, which is not on this machine".formatted(clip.location()));
  }

  /** For people, whether or not it is there: the name of a file, or an address. */
  public static String shown(StoredClip clip) {
    return "file".equals(clip.location().getScheme())
        ? Path.of(clip.location()).toString()
        : clip.location().toString();
  }
}
