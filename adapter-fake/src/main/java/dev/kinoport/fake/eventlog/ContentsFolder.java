package dev.kinoport.fake.eventlog;

import dev.kinoport.fake.bound.NoPlace;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.media.Origin;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * A file each, named by the digest; there whole, or not at all. Whatever else lies in the folder is
 * somebody's: it is neither read nor deleted.
 */
final class ContentsFolder implements Contents {
  private static final String DIGEST = "[0-9a-f]{64}";
  private static final String BEGIN_OF_UNFINISHED = "unfinished-";
  private static final String END_OF_UNFINISHED = ".part";
  private static final String UNFINISHED = BEGIN_OF_UNFINISHED + "[0-9]+[.]part";

  /** Of the disk, for what is written down beside them. */
  private static final long RESERVE = 1024L * 1024;

  private final Path folder;

  private ContentsFolder(Path folder) {
    this.folder = folder;
  }

  static ContentsFolder open(Path folder) {
    try {
      PrivateFiles.folder(folder);
      ContentsFolder contents = new ContentsFolder(folder);
      contents.delete(UNFINISHED);
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be opened: " + e, e);
    }
  }

  @Override
  public void keep(String sha256, byte[] bytes) {
    Path file = folder.resolve(sha256);
    if (Files.exists(file)) {
      return;
    }
    try {
      Path unfinished = Files.createTempFile(folder, BEGIN_OF_UNFINISHED, END_OF_UNFINISHED);
      try {
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  @Override
  public boolean has(String sha256) {
    return sha256.matches(DIGEST) && Files.exists(folder.resolve(sha256));
  }

  @Override
  public Option<NoPlace> noPlaceFor(long bytes) {
    try {
      long left = Math.max(0, Files.getFileStore(folder).getUsableSpace() - RESERVE);
      return Option.when(
          bytes > left,
          () ->
              new NoPlace(
                  String.format(
                      Locale.ROOT, "its disk has %,d bytes left, and these are %,d", left, bytes),
                  false));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + folder + ": " + e, e);
    }
  }

  @Override
  public Option<byte[]> of(String sha256) {
    if (!sha256.matches(DIGEST)) {
      return Option.none();
    }
    try {
      return Option.some(Files.readAllBytes(folder.resolve(sha256)));
    } catch (NoSuchFileException e) {
      return Option.none();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.resolve(sha256) + ": " + e, e);
    }
  }

  @Override
  public Origin origin(String sha256) {
    return new Origin.File(folder.resolve(sha256).toAbsolutePath());
  }

  @Override
  public void clear() {
    try {
      delete(DIGEST + "|" + UNFINISHED);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + folder + ": " + e, e);
    }
  }

  private void delete(String names) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> isNamed(file, names))) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isNamed(Path file, String names) {
    return String.valueOf(file.getFileName()).matches(names);
  }
}
