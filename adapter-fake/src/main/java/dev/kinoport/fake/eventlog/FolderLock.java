package dev.kinoport.fake.eventlog;

import dev.kinoport.file.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Two worlds must not write one history. The system lets go of the lock when the process ends,
 * however it ends. It is on a file of its own, because closing any channel of a locked file lets go
 * as well.
 */
final class FolderLock {
  private static final String NAME = "world.lock";

  private FolderLock() {}

  /**
   * Locks a folder.
   *
   * @return what to close to let go
   */
  static FileChannel take(Path folder) throws IOException {
    FileChannel channel =
        PrivateFiles.open(
            folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isTaken(channel)) {
      channel.close();
      throw new IOException("it is in use by another process, or twice in this one");
    }
    return channel;
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }
}
