package dev.kinoport.emulator.tape;

import dev.kinoport.fault.IoReason;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A conversation with a shop, as it was.
 *
 * @param header what is known of all of it
 * @param exchanges in the order in which the calls came
 * @param clips the folder for whole clips, which need not be there
 */
public record Tape(TapeHeader header, List<TapedExchange> exchanges, Path clips) {
  /** Far more than a conversation has; all of it is held in memory. */
  static final long MOST_BYTES = 512L * 1024 * 1024;

  public Tape {
    exchanges = List.copyOf(exchanges);
  }

  /** Where the clips of a tape lie, by their digests. */
  public static Path clipsOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".clips");
  }

  /**
   * Reads a file.
   *
   * @return left: what is wrong with it, in words for people
   */
  public static Either<String, Tape> read(Path file) {
    // A pipe may keep us waiting for ever, and a device may never end.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return Either.left(file + " is no ordinary file, and no tape");
    }
    List<String> lines;
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Either.left("%s is larger than %,d bytes: record less".formatted(file, MOST_BYTES));
      }
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      return Either.left("%s cannot be read: %s".formatted(file, IoReason.ofFile(e)));
    }
    if (lines.isEmpty()) {
      return Either.left(file + " is empty, and no tape");
    }
    Either<String, TapeHeader> header =
        TapeLines.header(lines.getFirst()).mapLeft(why -> "%s, line 1: %s".formatted(file, why));
    List<TapedExchange> exchanges = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (int i = 1; i < lines.size() && header.isRight(); i++) {
      String place = "%s, line %d: ".formatted(file, i + 1);
      TapeLines.exchange(lines.get(i))
          .peek(exchanges::add)
          .peekLeft(why -> faults.add(place + why));
    }
    if (!faults.isEmpty()) {
      return Either.left(faults.getFirst());
    }
    exchanges.sort(Comparator.comparingInt(TapedExchange::number));
    return header.map(it -> new Tape(it, exchanges, clipsOf(file)));
  }
}
