package dev.kinoport.chaos.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where database and clips are. A small file system of its own where one can be mounted, which
 * takes root; only such a one is ever filled.
 *
 * @param folder where it is
 * @param isSmall whether it may be filled
 */
public record Volume(Path folder, boolean isSmall) implements AutoCloseable {
  private static final String BALLAST = "ballast";

  public static Volume at(Path folder, int megabytes) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean isMounted =
        command("mountpoint", "-q", folder.toString())
            || command(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=%dm,mode=0777".formatted(megabytes),
                "chaos",
                folder.toString());
    return new Volume(folder, isMounted);
  }

  private static boolean command(String... words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Leaves not a byte. */
  public void fill() {
    byte[] block = new byte[1 << 16];
    for (int size = block.length; size > 0; size /= 16) {
      pad(block, size);
    }
  }

  private void pad(byte[] block, int size) {
    try (OutputStream file = Files.newOutputStream(folder.resolve(BALLAST + size))) {
      while (true) {
        file.write(block, 0, size);
      }
    } catch (IOException e) {
      // full
    }
  }

  public void free() {
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(it -> name(it).startsWith(BALLAST)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Lazily: a process that was killed may not be quite gone. */
  @Override
  public void close() {
    if (isSmall) {
      command("umount", "-l", folder.toString());
    }
  }
}
