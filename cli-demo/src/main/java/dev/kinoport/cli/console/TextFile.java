package dev.kinoport.cli.console;

import dev.kinoport.fault.IoReason;
import dev.kinoport.json.Bounds;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody wrote by hand, or says so: read as far as such a file goes. */
public final class TextFile {
  private TextFile() {}

  /** All of it; left: why not, with its name. */
  public static Either<String, String> read(Path file) {
    // A pipe may keep us waiting for ever, and a device may never end.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return Either.left(file + " cannot be read: it is no ordinary file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Bounds.FILE.bytes() + 1);
      if (bytes.length > Bounds.FILE.bytes()) {
        return Either.left(
            "%s cannot be read: more than %,d bytes".formatted(file, Bounds.FILE.bytes()));
      }
      return Either.right(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IOException e) {
      return Either.left(file + " cannot be read: " + IoReason.ofFile(e));
    }
  }
}
