package dev.kinoport.cli.batch.file;

import dev.kinoport.fault.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A file with a clip on each line: JSON Lines, or CSV with a header if its name says so. */
public final class BatchFileReader {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /** Lines behind these are not read, and not kept. */
  static final int MOST_LINES = 100_000;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;
  private final BatchFaults faults;

  public BatchFileReader(Path path, BatchFaults faults) {
    this.path = path;
    this.faults = faults;
  }

  /** All that can be read; what cannot is among the faults. */
  public List<RawLine> read() {
    if (!Files.isRegularFile(path)) {
      return none(Files.exists(path) ? "is no plain file" : "is not there");
    }
    try {
      if (Files.size(path) > MOST_BYTES) {
        return none("is larger than %d bytes".formatted(MOST_BYTES));
      }
      return read(text(Files.readAllBytes(path)));
    } catch (CharacterCodingException e) {
      return none("is not in UTF-8");
    } catch (IOException e) {
      return none("cannot be read: " + IoReason.ofFile(e));
    }
  }

  private List<RawLine> read(String text) {
    List<RawLine> lines = isCsv() ? CsvLines.read(text, faults) : JsonLines.read(text, faults);
    if (lines.size() > MOST_LINES) {
      return none("asks for more than %d clips".formatted(MOST_LINES));
    }
    return lines.isEmpty() && faults.isEmpty() ? none("asks for no clip") : lines;
  }

  private boolean isCsv() {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private List<RawLine> none(String message) {
    faults.add(0, "", "", message);
    return List.of();
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
