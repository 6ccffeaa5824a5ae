package dev.kinoport.emulator.tape.record;

import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.TapeFile;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.fault.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Hands a file on as it comes, and learns what tells it from others; keeps it if that is wished.
 */
final class FileRelay {
  private static final int BUFFER = 64 * 1024;

  private final TapeFile tape;
  private final boolean isKept;
  private final Consumer<String> trouble;

  FileRelay(TapeFile tape, boolean isKept, Consumer<String> trouble) {
    this.tape = tape;
    this.isKept = isKept;
    this.trouble = trouble;
  }

  TapedBody pass(InputStream in, OutputStream out, String type) throws IOException {
    if (!isKept) {
      return copy(in, out, OutputStream.nullOutputStream(), type);
    }
    Path place = tape.newClip();
    TapedBody.Bytes bytes;
    try (OutputStream kept = Files.newOutputStream(place)) {
      bytes = copy(in, out, kept, type);
    } catch (IOException e) {
      Files.deleteIfExists(place);
      throw e;
    }
    try {
      tape.keep(place, bytes.sha256());
    } catch (IOException e) {
      trouble.accept("a clip is not beside the tape: " + IoReason.ofFile(e));
    }
    return bytes;
  }

  private static TapedBody.Bytes copy(
      InputStream in, OutputStream out, OutputStream kept, String type) throws IOException {
    MessageDigest digest = Scrubber.digest();
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      kept.write(buffer, 0, read);
      out.write(buffer, 0, read);
      length += read;
    }
    out.flush();
    return new TapedBody.Bytes(HexFormat.of().formatHex(digest.digest()), length, type);
  }
}
