package dev.kinoport.emulator.tape.record;

import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.TapeFile;
import dev.kinoport.emulator.tape.TapedBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Hands files on as they come, and learns what tells each from others; keeps those that are wished,
 * as far as they may be kept. What becomes of the copy changes nothing for whoever fetches a file.
 */
final class FileRelay {
  private static final int BUFFER = 64 * 1024;

  private final TapeFile tape;
  private final ClipLimits limits;
  private final Consumer<String> trouble;

  /**
   * @param trouble told why a file is not kept
   */
  FileRelay(TapeFile tape, ClipLimits limits, Consumer<String> trouble) {
    this.tape = tape;
    this.limits = limits;
    this.trouble = trouble;
  }

  /**
   * What is fetched.
   *
   * @param name for people
   * @param type as a content type; empty if nobody said
   * @param announced bytes; negative if nobody said
   */
  record Fetched(String name, String type, long announced) {}

  /** Hands it on, and keeps nothing. */
  TapedBody.Bytes pass(InputStream in, OutputStream out, Fetched file) throws IOException {
    return copy(in, out, (bytes, count) -> {}, file);
  }

  /** Hands it on, and keeps it beside the tape. */
  TapedBody.Bytes passAndKeep(InputStream in, OutputStream out, Fetched file) throws IOException {
    try (ClipCopy kept = new ClipCopy(tape, limits, file.name(), file.announced(), trouble)) {
      TapedBody.Bytes bytes = copy(in, out, kept::write, file);
      kept.keep(bytes.sha256());
      return bytes;
    }
  }

  /** Whoever gets a copy, and complains to nobody. */
  private interface Copy {
    void take(byte[] bytes, int count);
  }

  private static TapedBody.Bytes copy(InputStream in, OutputStream out, Copy kept, Fetched file)
      throws IOException {
    MessageDigest digest = Scrubber.digest();
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      kept.take(buffer, read);
      out.write(buffer, 0, read);
      length += read;
    }
    out.flush();
    return new TapedBody.Bytes(HexFormat.of().formatHex(digest.digest()), length, file.type());
  }
}
