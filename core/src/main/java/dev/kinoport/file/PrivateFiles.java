package dev.kinoport.file;

import dev.kinoport.fault.IoReason;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes files and folders that only their owner reads, where the file system knows owners. What is
 * there already keeps its mode. A link in place of a file is not followed: whoever may write into a
 * folder could lead us to any file of ours. One in place of a folder is, but by {@link #ownFolder}:
 * a person may keep a folder on another disk.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private PrivateFiles() {}

  /** Makes a folder, with those above it, unless it is there. */
  public static Path folder(Path folder) throws IOException {
    return Files.createDirectories(folder, mode(folder, FOLDER));
  }

  /**
   * Makes a folder whose name others can foretell, or takes one that an earlier run of this user
   * left there.
   *
   * @throws IOException also if it is a link, or another user's: what is in it is not ours to
   *     change
   */
  public static Path ownFolder(Path folder) throws IOException {
    folder(folder.toAbsolutePath().resolveSibling(""));
    try {
      return Files.createDirectory(folder, mode(folder, FOLDER));
    } catch (FileAlreadyExistsException e) {
      requireOwn(folder);
      return folder;
    }
  }

  private static void requireOwn(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(
          folder.toString(),
          null,
          Files.isSymbolicLink(folder)
              ? folder + " is a link, and is not followed: remove it"
              : folder + " is there and is no folder: remove it");
    }
    if (!knowsOwners(folder)) {
      return;
    }
    // Who we are is what the file system calls us, not what the environment says.
    Path mine = Files.createTempFile(folder, "", ".part");
    try {
      if (!Files.getOwner(mine).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
        throw new FileSystemException(
            folder.toString(),
            null,
            folder + " is another user's: remove it, or name another place");
      }
    } catch (NoSuchFileException e) {
      // Another run of ours has just put everything there away.
    } finally {
      Files.deleteIfExists(mine);
    }
  }

  /**
   * Opens a file, or makes it if the options say so.
   *
   * @throws IOException also if it is a link, or a pipe, which would keep us waiting
   */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    requireOrdinary(file);
    Set<OpenOption> all = new LinkedHashSet<>(List.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, all, mode(file, FILE));
  }

  /**
   * Looks at what is there, if something is, before anybody reads it: a pipe would keep us waiting,
   * and a device may never end.
   *
   * @throws IOException if it is no ordinary file
   */
  public static void requireOrdinary(Path file) throws IOException {
    if (isThereAndOdd(file)) {
      throw new FileSystemException(file.toString(), null, "it is no ordinary file");
    }
  }

  /** In one look: what somebody takes away between two would seem to be no ordinary file. */
  private static boolean isThereAndOdd(Path file) {
    try {
      return !Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile();
    } catch (IOException e) {
      // It is not there, or cannot be looked at: whoever uses it will say so.
      return false;
    }
  }

  /**
   * Makes an empty file, unless it is there.
   *
   * @throws IOException also if it is a link to nothing: what others make behind it is everybody's
   */
  public static void make(Path file) throws IOException {
    try {
      Files.createFile(file, mode(file, FILE));
    } catch (FileAlreadyExistsException e) {
      // Then it is somebody's, and stays as it is.
      behindLinks(file);
    }
  }

  /**
   * The file that a name stands for, for a file that a person may keep elsewhere by a link: what
   * belongs to it lies beside it, and not beside the link.
   *
   * @return the name itself if it is no link, whether it is there or not
   * @throws IOException also if it is a link to nothing
   */
  public static Path behindLinks(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    try {
      return file.toRealPath();
    } catch (NoSuchFileException e) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it is a link to %s, which is not there: bring that back, or remove the link"
              .formatted(Files.readSymbolicLink(file)));
    }
  }

  /**
   * Writes a small file, in place of one, or of a link, that is there. All of it is there, or none.
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    // Such a file is its owner's by itself.
    Path part = Files.createTempFile(file.toAbsolutePath().resolveSibling(""), "", ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The mode of a file or folder that others may read, write or enter; none if they may not. */
  public static Option<String> openToOthers(Path path) {
    if (!knowsOwners(path)) {
      return Option.none();
    }
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
      return Option.when(
          mode.stream().anyMatch(OF_OTHERS::contains), () -> PosixFilePermissions.toString(mode));
    } catch (IOException e) {
      // It is not there, or not ours: whoever uses it will say so.
      return Option.none();
    }
  }

  /**
   * Gives a file the mode of those that are made beside it without further ado. It stays as it is
   * where that cannot be done, and the log says so.
   */
  public static void share(Path file) {
    if (!knowsOwners(file)) {
      return;
    }
    try {
      // A folder of its own: what a killed process left, or another user put there, stops nobody.
      Path folder =
          Files.createTempDirectory(file.toAbsolutePath().resolveSibling(""), ".kinoport-");
      Path sample = folder.resolve("sample");
      try {
        Files.createFile(sample);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(sample));
      } finally {
        Files.deleteIfExists(sample);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      System.getLogger(PrivateFiles.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "%s stays as it is, nobody but its owner may read it: %s"
                  .formatted(file, IoReason.ofFile(e)));
    }
  }

  private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> mode) {
    return knowsOwners(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
