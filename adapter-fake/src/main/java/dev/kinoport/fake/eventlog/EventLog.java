package dev.kinoport.fake.eventlog;

import dev.kinoport.json.Json;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What happened in the outside world, in order. What is written is there for the next process as
 * soon as the write returns: it is with the operating system, so a killed process loses nothing; a
 * power cut may, since nothing is forced to the disk. Safe for use by many threads.
 */
public interface EventLog extends AutoCloseable {
  /**
   * Writes a line.
   *
   * @param members asked for only if it is written anywhere
   * @throws UncheckedIOException if it cannot be written; then no part of it stays
   */
  void write(Happening what, Supplier<Json.Members> members);

  /**
   * Tells of all that was written so far, by whichever process.
   *
   * @throws UncheckedIOException at the first damaged line, by its file and number; a reader finds
   *     a line damaged by throwing {@link IllegalArgumentException}
   */
  void replay(Consumer<EventLine> reader);

  /** Which world this is: the same for every process, until it is cleared. */
  String world();

  /**
   * Forgets everything.
   *
   * @param next which world begins
   */
  void clear(String next);

  /** Lets go of the file, for another to take. Writing fails from now on. */
  @Override
  void close();

  /**
   * One that keeps nothing: the world ends with its process.
   *
   * @param world which one it is
   */
  static EventLog none(String world) {
    return new NoEventLog(world);
  }

  /**
   * One in a file of a folder, made if need be.
   *
   * @param world which one it is, if there is none yet
   * @throws UncheckedIOException if somebody else has it open, or it is no log of this version
   */
  static EventLog in(Path folder, String world) {
    return EventLogFile.open(folder, world);
  }
}
