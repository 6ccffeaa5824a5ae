package dev.kinoport.cli.clip;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.clip.StoredClip.Fingerprint;
import dev.kinoport.fault.IoReason;
import dev.kinoport.file.PrivateFiles;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Where the clip will lie. Everything that can go wrong with it is found before money is spent: the
 * clip first lands in a folder beside its place, and that folder is taken beforehand.
 *
 * @param place the file to be
 * @param landing a folder on the same file system
 * @param replacing whether a file that is there may go
 */
public record OutputFile(Path place, Path landing, boolean replacing) {
  private static final int NAMES_TRIED = 1000;

  /** Of most file systems. */
  private static final int LONGEST_NAME = 255;

  /**
   * Decides the place; left: why it cannot be.
   *
   * @param out where somebody wants it, if they said so
   * @param force whether a file that is there may go
   * @param prompt names a file that nobody named
   */
  public static Either<String, OutputFile> choose(Option<Path> out, boolean force, String prompt) {
    Path wished = out.getOrElse(Path.of(""));
    if (out.isDefined() && wished.toString().isEmpty()) {
      return Either.left("--out must name a file or a folder");
    }
    if (wished.getFileName() != null && bytes(wished.getFileName()) > LONGEST_NAME) {
      return Either.left("the name of --out is too long: at most %d bytes".formatted(LONGEST_NAME));
    }
    if (wished.getFileName() != null && FileNames.isReserved(wished.getFileName().toString())) {
      return Either.left(
          "the name of --out is that of a device on Windows: "
              + Quoted.of(wished.getFileName().toString()));
    }
    boolean named = out.isDefined() && !Files.isDirectory(wished);
    Path folder = named ? wished.toAbsolutePath().getParent() : wished.toAbsolutePath();
    if (folder == null || !Files.isDirectory(folder)) {
      return Either.left("no such folder: " + Quoted.of(String.valueOf(folder)));
    }
    if (!named) {
      return free(folder, ClipName.of(prompt)).map(place -> at(place, force));
    }
    if (Files.exists(wished) && !Files.isRegularFile(wished)) {
      return Either.left(Quoted.of(wished.toString()) + " is there already and is no plain file");
    }
    return Files.exists(wished) && !force
        ? Either.left(thereAlready(wished))
        : Either.right(at(resolved(folder, wished), force));
  }

  /** What is written down must lead to the same file, through links and dots. */
  private static Path resolved(Path folder, Path wished) {
    try {
      Path real = folder.toRealPath().resolve(wished.getFileName());
      return real.equals(wished.toAbsolutePath().normalize()) ? wished : real;
    } catch (IOException e) {
      return wished;
    }
  }

  private static String thereAlready(Path place) {
    return Quoted.of(place.toString()) + " is there already; --force replaces it";
  }

  private static int bytes(Path name) {
    return name.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static OutputFile at(Path place, boolean replacing) {
    return new OutputFile(place, Landing.of(place), replacing);
  }

  private static Either<String, Path> free(Path folder, String name) {
    return Stream.iterate(1, n -> n + 1)
        .limit(NAMES_TRIED)
        .map(n -> folder.resolve(n == 1 ? name + ".mp4" : name + "-" + n + ".mp4"))
        .filter(place -> !Files.exists(place) && !Files.exists(Landing.of(place)))
        .findFirst()
        .<Either<String, Path>>map(place -> Either.right(shortened(place)))
        .orElseGet(() -> Either.left("no free name like " + name + ".mp4; use --out"));
  }

  private static Path shortened(Path place) {
    Path here = Path.of("").toAbsolutePath();
    return place.startsWith(here) ? here.relativize(place) : place;
  }

  /** Takes the landing place; left: nothing can be written there, or somebody else has it. */
  public Either<String, Landing> claim() {
    return Landing.claim(landing, place)
        .flatMap(mine -> {
          if (replacing || !Files.exists(place)) {
            return Either.right(mine);
          }
          mine.close();
          return Either.left(thereAlready(place));
        });
  }

  /**
   * Brings a landed clip to its place; the landed file stays. A file that has turned up there in
   * the meantime is kept, and the clip gets the next free name: it is paid for.
   *
   * @param wanted what the journal says of it: another never gets that name
   * @return the place; left: why it stays where it landed
   */
  public Either<String, Path> take(Path landed, Option<Fingerprint> wanted) {
    try {
      return Either.right(moved(beside(landed, wanted)));
    } catch (FileAlreadyExistsException e) {
      return new OutputFile(besides(place), landing, false).take(landed, wanted);
    } catch (KeptBytes.Changed e) {
      return Either.left(
          IoReason.ofFile(e) + "; nothing was brought to " + Quoted.of(place.toString()));
    } catch (IOException e) {
      return Either.left(
          "the clip cannot be brought to %s (%s); it is kept as %s"
              .formatted(Quoted.of(place.toString()), IoReason.ofFile(e), landed));
    }
  }

  /** Where this clip lies already: in its place, or beside it if that was taken. */
  Option<Path> holding(Path landed) {
    return holding(file -> Files.isSameFile(file, landed) || Files.mismatch(file, landed) == -1);
  }

  /** The same, whatever has become of the one that landed. */
  Option<Path> holding(Fingerprint wanted) {
    return holding(file -> KeptBytes.isIn(file, wanted));
  }

  /** Looks at a file. */
  private interface Look {
    boolean at(Path file) throws IOException;
  }

  private Option<Path> holding(Look look) {
    Path candidate = place;
    for (int i = 0; i < NAMES_TRIED && Files.exists(candidate); i++) {
      if (isSame(candidate, look)) {
        return Option.some(candidate);
      }
      candidate = besides(candidate);
    }
    return Option.none();
  }

  private static Path besides(Path taken) {
    return taken.resolveSibling("another-" + taken.getFileName());
  }

  /** A pipe that has come there is nobody's clip, and would keep whoever reads it waiting. */
  private static boolean isSame(Path file, Look look) {
    try {
      return Files.isRegularFile(file) && look.at(file);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The clip once more in the landing place, unless it landed there: the journal shall not lose it,
   * and whoever edits the clip in its place does not edit the one that is kept.
   */
  private Path beside(Path landed, Option<Fingerprint> wanted) throws IOException {
    if (landed.toAbsolutePath().startsWith(landing.toAbsolutePath())) {
      KeptBytes.compare(landed, wanted);
      return landed;
    }
    Path copy = landing.resolve("clip.part");
    Files.deleteIfExists(copy);
    KeptBytes.copy(landed, wanted, copy);
    return copy;
  }

  private Path moved(Path landed) throws IOException {
    PrivateFiles.share(landed);
    if (!replacing) {
      return Files.move(landed, place);
    }
    try {
      return Files.move(landed, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(landed, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
