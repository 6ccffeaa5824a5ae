package dev.kinoport.fake.eventlog;

import dev.kinoport.file.PrivateFiles;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okio.BufferedSource;
import okio.Okio;

/**
 * A file of JSON lines: the first names the format and the world, each further one is a single
 * write. What follows the last line break was cut off by the death of its writer before anybody was
 * told of it, and is dropped.
 */
final class EventLogFile implements EventLog {
  private static final String NAME = "world.jsonl";
  private static final byte END = '\n';

  private final Path file;
  private final FileChannel lock;
  private final FileChannel channel;
  private volatile String world;

  private EventLogFile(Path file, FileChannel lock, FileChannel channel, String world) {
    this.file = file;
    this.lock = lock;
    this.channel = channel;
    this.world = world;
  }

  static EventLogFile open(Path folder, String world) {
    try {
      PrivateFiles.folder(folder);
      return locked(folder, world);
    } catch (IOException e) {
      throw failure("the world in %s cannot be opened: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static EventLogFile locked(Path folder, String world) throws IOException {
    FileChannel lock = FolderLock.take(folder);
    try {
      Path file = folder.resolve(NAME);
      PrivateFiles.requireOrdinary(file);
      String known = EventLogHeader.worldOf(file, world);
      FileChannel channel =
          PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      EventLogFile log = new EventLogFile(file, lock, channel, known);
      log.dropTornLine();
      return log;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private void dropTornLine() throws IOException {
    channel.truncate(endOfLastLine());
    channel.position(channel.size());
    if (channel.size() == 0) {
      append(EventLogHeader.of(world));
    }
  }

  private long endOfLastLine() throws IOException {
    long[] end = {0};
    forEachLine(line -> end[0] += line.length + 1L);
    return end[0];
  }

  /** What follows the last line break is no line. */
  private void forEachLine(Consumer<byte[]> reader) throws IOException {
    try (BufferedSource in = Okio.buffer(Okio.source(file))) {
      for (long length = in.indexOf(END); length >= 0; length = in.indexOf(END)) {
        reader.accept(in.readByteArray(length));
        in.skip(1);
      }
    }
  }

  @Override
  public synchronized void write(Happening what, Supplier<Json.Members> members) {
    Json.Members line = Json.object().with("what", what.word()).with(members.get());
    try {
      append(JsonText.line(line));
    } catch (IOException e) {
      throw failure("cannot write to " + file + ": " + e, e);
    }
  }

  private void append(byte[] line) throws IOException {
    long before = channel.position();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // A full disk takes part of a line; the next one must not be glued to it.
      channel.truncate(before);
      throw e;
    }
  }

  @Override
  public synchronized void replay(Consumer<EventLine> reader) {
    int[] number = {0};
    try {
      forEachLine(line -> read(line, ++number[0], reader));
    } catch (IOException e) {
      throw failure(file + " cannot be read: " + e, e);
    }
  }

  private void read(byte[] bytes, int number, Consumer<EventLine> reader) {
    try {
      Json.Members members =
          JsonText.read(bytes)
              .filterOrElse(Json.Members.class::isInstance, json -> "it is no JSON object")
              .map(Json.Members.class::cast)
              .getOrElseThrow(fault -> new IllegalArgumentException(fault));
      if (number == 1) {
        EventLogHeader.check(members);
      } else {
        reader.accept(line(members));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw failure("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private static EventLine line(Json.Members members) {
    String word = members.text("what").getOrElse("");
    return Happening.of(word)
        .map(what -> new EventLine(what, members))
        .getOrElseThrow(() ->
            new IllegalArgumentException("nothing that can happen is called \"" + word + "\""));
  }

  @Override
  public String world() {
    return world;
  }

  @Override
  public synchronized void clear(String next) {
    try {
      channel.truncate(0);
      world = next;
      append(EventLogHeader.of(world));
    } catch (IOException e) {
      throw failure("cannot write to " + file + ": " + e, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
      lock.close();
    } catch (IOException e) {
      throw failure("cannot close " + file + ": " + e, e);
    }
  }

  private static UncheckedIOException failure(String message, Exception cause) {
    IOException io = cause instanceof IOException known ? known : new IOException(message, cause);
    return new UncheckedIOException(message, io);
  }
}
