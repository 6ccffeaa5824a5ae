package dev.kinoport.cli.clip;

import dev.kinoport.clip.ChangedClipException;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.clip.StoredClip.Fingerprint;
import dev.kinoport.file.PrivateFiles;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a kept clip, held against what the journal says of them: what lies under its name
 * may have been emptied, edited or replaced since, and is not what was paid for then.
 */
final class KeptBytes {
  private KeptBytes() {}

  /** Opens an ordinary file. A link is none: it may lead to what nobody bought. */
  static InputStream open(Path file) throws IOException {
    PrivateFiles.requireOrdinary(file);
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a file has these bytes; the length is looked at first. */
  static boolean isIn(Path file, Fingerprint wanted) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != wanted.bytes()) {
      return false;
    }
    try (InputStream content = Files.newInputStream(file)) {
      return Fingerprint.of(content).equals(wanted);
    }
  }

  /**
   * Copies a file into one that is made, unless it is not the clip: then nothing is left of it.
   *
   * @throws Changed if it has other bytes
   */
  static void copy(Path kept, Option<Fingerprint> wanted, Path copy) throws IOException {
    try (InputStream content = open(kept)) {
      copy(content, kept.toString(), wanted, copy);
    }
  }

  /** The same from a stream that somebody else closes. */
  static void copy(InputStream content, String name, Option<Fingerprint> wanted, Path copy)
      throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(
            PrivateFiles.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      checked(content, wanted).transferTo(out);
    } catch (ChangedClipException e) {
      Files.delete(copy);
      throw new Changed(name, e);
    }
  }

  /** Reads a file to its end. */
  static void compare(Path kept, Option<Fingerprint> wanted) throws IOException {
    try (InputStream content = open(kept)) {
      checked(content, wanted).transferTo(OutputStream.nullOutputStream());
    } catch (ChangedClipException e) {
      throw new Changed(kept.toString(), e);
    }
  }

  private static InputStream checked(InputStream content, Option<Fingerprint> wanted) {
    return wanted.map(print -> print.checked(content)).getOrElse(content);
  }

  /** What brings a clip back whose bytes are lost here; its store names it after the generation. */
  static String remedy(StoredClip clip) {
    String path = String.valueOf(clip.location().getPath());
    String name = path.substring(path.lastIndexOf('/') + 1);
    return "kinoport adopt-clip %s FILE takes an untouched copy of it"
        .formatted(name.endsWith(".mp4") ? name.substring(0, name.length() - 4) : "ID");
  }

  /** A file that is not the clip whose name it has. */
  static final class Changed extends FileSystemException {
    private static final long serialVersionUID = 1;

    Changed(String file, ChangedClipException found) {
      super(
          file,
          null,
          "%s is not the clip that was paid for: %s".formatted(file, found.difference()));
    }
  }
}
