package dev.kinoport.emulator.tape;

import dev.kinoport.file.PrivateFiles;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A tape that grows, its owner's alone: it holds prompts. Each exchange is one write once it is
 * over, so a killed recorder loses only what was under way. Safe for use by many threads.
 */
public final class TapeFile implements AutoCloseable {
  private final OutputStream out;
  private final Path clips;
  private final TapeHeader header;
  private long left;

  private TapeFile(OutputStream out, Path clips, TapeHeader header, long most) {
    this.out = out;
    this.clips = clips;
    this.header = header;
    this.left = most;
  }

  /**
   * Begins one.
   *
   * @throws FileAlreadyExistsException if there is a file of that name
   */
  public static TapeFile begin(Path file, TapeHeader header) throws IOException {
    return begin(file, header, Tape.MOST_BYTES);
  }

  /**
   * Begins one.
   *
   * @param most bytes that it takes: what is longer is never read
   */
  static TapeFile begin(Path file, TapeHeader header, long most) throws IOException {
    PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).close();
    // No channel of ours: a thread that is interrupted while it writes would close it for all.
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    TapeFile tape = new TapeFile(out, Tape.clipsOf(file), header, most);
    try {
      tape.write(TapeLines.line(header));
    } catch (IOException e) {
      out.close();
      throw e;
    }
    return tape;
  }

  /** Whether clips are kept beside it. */
  public boolean hasClips() {
    return header.hasClips();
  }

  /**
   * Adds what was said.
   *
   * @throws IOException if it cannot be written, or the tape would be longer than is ever read: a
   *     shorter exchange may still find its place
   */
  public void add(TapedExchange exchange) throws IOException {
    write(TapeLines.line(exchange));
  }

  private synchronized void write(Json line) throws IOException {
    byte[] bytes = JsonText.line(line);
    if (bytes.length > left) {
      throw new IOException(
          "the tape is full, %,d bytes are left and %,d needed".formatted(left, bytes.length));
    }
    left -= bytes.length;
    out.write(bytes);
    out.flush();
  }

  /** A place for a clip that is being fetched. */
  public Path newClip() throws IOException {
    PrivateFiles.folder(clips);
    return Files.createTempFile(clips, "", ".part");
  }

  /** Keeps a clip that is whole now. */
  public void keep(Path clip, String sha256) throws IOException {
    Files.move(clip, clips.resolve(sha256), StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
