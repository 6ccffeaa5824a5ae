package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The delivery notes, a file each: those of clips that are still to be delivered in one folder,
 * those that are settled in another.
 */
final class DeliveryNotes {
  private static final String SUFFIX = ".properties";
  private static final String WORD = "backend.";
  private static final String IN_FLIGHT = "in-flight";

  private final Path open;
  private final Path settled;

  DeliveryNotes(Path folder) {
    this.open = folder.resolve("open");
    this.settled = folder.resolve("settled");
  }

  /** Writes a note, whole or not at all. */
  void write(GenerationId id, DeliveryNote note) throws IOException {
    write(open, id, note);
  }

  /** Takes a note back: there is no such generation. */
  void drop(GenerationId id) throws IOException {
    Files.deleteIfExists(file(open, id));
  }

  /** Marks that nothing is left to be delivered; the place is where the clip really lies. */
  void settle(GenerationId id, Path place) throws IOException {
    for (DeliveryNote note : find(id)) {
      write(settled, id, note.at(place));
      drop(id);
    }
  }

  /** Marks that there will be no clip. */
  void settle(GenerationId id) throws IOException {
    for (DeliveryNote note : find(id)) {
      settle(id, note.place());
    }
  }

  /** Whether something is still to be delivered. */
  boolean isOpen(GenerationId id) {
    return Files.exists(file(open, id));
  }

  /** The note of a generation, settled or not. */
  Option<DeliveryNote> find(GenerationId id) throws IOException {
    return read(file(open, id)).orElse(read(file(settled, id)));
  }

  /** Those whose clip is still to be delivered, in no order. */
  List<GenerationId> open() throws IOException {
    if (!Files.isDirectory(open)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(open)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> new GenerationId(name.substring(0, name.length() - SUFFIX.length())))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Path file(Path folder, GenerationId id) {
    return folder.resolve(id + SUFFIX);
  }

  private static void write(Path folder, GenerationId id, DeliveryNote note) throws IOException {
    Properties lines = new Properties();
    for (int i = 0; i < note.backend().size(); i++) {
      lines.setProperty(WORD + i, note.backend().get(i));
    }
    lines.setProperty("place", note.place().toString());
    lines.setProperty("replacing", String.valueOf(note.replacing()));
    note.inFlight().forEach(most -> lines.setProperty(IN_FLIGHT, String.valueOf(most)));
    Files.createDirectories(folder);
    Path part = folder.resolve(id + ".part");
    try (Writer writer = Files.newBufferedWriter(part)) {
      lines.store(writer, null);
    }
    Files.move(
        part,
        file(folder, id),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static Option<DeliveryNote> read(Path file) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (NoSuchFileException e) {
      return Option.none();
    } catch (IllegalArgumentException e) {
      throw new IOException("damaged: " + file, e);
    }
    List<String> backend = new ArrayList<>();
    for (int i = 0; lines.containsKey(WORD + i); i++) {
      backend.add(lines.getProperty(WORD + i, ""));
    }
    return Option.some(
        new DeliveryNote(
            backend,
            Path.of(lines.getProperty("place", "")),
            Boolean.parseBoolean(lines.getProperty("replacing", "false")),
            inFlight(lines.getProperty(IN_FLIGHT, ""), file)));
  }

  private static Option<Integer> inFlight(String text, Path file) throws IOException {
    try {
      return text.isEmpty() ? Option.none() : Option.some(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      throw new IOException("damaged: " + file, e);
    }
  }
}
