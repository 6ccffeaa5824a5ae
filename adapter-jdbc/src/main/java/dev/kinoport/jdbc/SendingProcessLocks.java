package dev.kinoport.jdbc;

import dev.kinoport.file.PrivateFiles;
import dev.kinoport.journal.SendingProcesses;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Processes of one machine, told apart by locks: each holds the lock of one byte of a file for as
 * long as it lives, and writes down which. The system lets go of it when the process ends, however
 * it ends, and not while it is stopped. Process ids are not looked at, so it does not matter that
 * they are used again.
 *
 * <p>A name holds for one start of one machine's system and one file of it: who comes from
 * elsewhere, has another file in its place, or cannot know, is told nothing. On Linux only, where a
 * start of the system has a name.
 *
 * <p>The file is never closed, and nobody in this process may open and close it besides: on POSIX
 * systems that drops all locks of the process on it, and the living would be taken for dead.
 */
final class SendingProcessLocks implements SendingProcesses {
  private static final System.Logger LOG = System.getLogger(SendingProcessLocks.class.getName());
  private static final Path SYSTEM_START = Path.of("/proc/sys/kernel/random/boot_id");
  private static final long PLACES = 1L << 60;
  private static final long PROCESSES = 1L << 22;
  private static final int HEX = 16;
  private static final int DIGEST_BYTES = 16;

  /** Kept for as long as the process lives, whatever becomes of the journals. */
  private static final ConcurrentHashMap<Path, SendingProcessLocks> OPENED =
      new ConcurrentHashMap<>();

  /** So often somebody else may put another file in its place while it is opened. */
  private static final int ATTEMPTS = 10;

  /** Opened files that were not those in their places: they are not closed either. */
  private static final ConcurrentLinkedQueue<FileChannel> MISSED = new ConcurrentLinkedQueue<>();

  private final Path file;
  private final Opening opening;
  private @Nullable FileChannel channel;
  private @Nullable FileLock own;
  private String place = "";
  private boolean isHopeless;

  SendingProcessLocks(Path file, Opening opening) {
    this.file = file;
    this.opening = opening;
  }

  /** How a file that is there is opened. */
  interface Opening {
    FileChannel open(Path file) throws IOException;
  }

  /** Opened when it is first asked something. */
  static SendingProcesses in(Path file) {
    return OPENED.computeIfAbsent(
        file.toAbsolutePath().normalize(),
        path -> new SendingProcessLocks(path, SendingProcessLocks::open));
  }

  /** Beside the file of a journal. */
  static SendingProcesses beside(Path journal) {
    return in(journal.resolveSibling(journal.getFileName() + "-senders"));
  }

  /** For journals that are on no disk of this machine: one for each user of it. */
  static SendingProcesses ofThisUser() {
    String user = System.getProperty("user.name", "").toLowerCase(Locale.ROOT);
    return in(
        Path.of(System.getProperty("java.io.tmpdir", "."))
            .resolve("kinoport-senders-" + user.replaceAll("[^a-z0-9]", "-")));
  }

  @Override
  public synchronized Option<String> self() {
    return opened().flatMap(this::self);
  }

  private Option<String> self(FileChannel locks) {
    try {
      FileLock held = own;
      for (long position = firstPosition(); held == null; position++) {
        held = locks.tryLock(position, 1, false);
      }
      own = held;
      return Option.some(place + "-" + Long.toHexString(held.position()));
    } catch (IOException | OverlappingFileLockException e) {
      LOG.log(System.Logger.Level.DEBUG, "this process cannot show that it lives", e);
      return Option.none();
    }
  }

  /** Another one for each process, also for those that come to have the same id. */
  private static long firstPosition() {
    ProcessHandle process = ProcessHandle.current();
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return Math.floorMod(start * PROCESSES + process.pid() % PROCESSES, PLACES);
  }

  @Override
  public synchronized Life of(String sender) {
    Objects.requireNonNull(sender, "sender must not be null");
    return opened()
        .filter(locks -> sender.startsWith(place + "-"))
        .fold(() -> Life.UNKNOWN, locks -> of(locks, sender.substring(place.length() + 1)));
  }

  private static Life of(FileChannel locks, String position) {
    try (FileLock free = locks.tryLock(Long.parseLong(position, HEX), 1, false)) {
      return free == null ? Life.LIVES : Life.GONE;
    } catch (OverlappingFileLockException e) {
      return Life.LIVES; // it is this very process
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.DEBUG, "nobody can tell whether a sender lives", e);
      return Life.UNKNOWN;
    }
  }

  private Option<FileChannel> opened() {
    if (channel == null && !isHopeless) {
      try {
        channel = open();
      } catch (IOException | UnsupportedOperationException e) {
        isHopeless = true;
        LOG.log(System.Logger.Level.DEBUG, "senders cannot be told apart", e);
      }
    }
    return Option.<FileChannel>of(channel);
  }

  /**
   * The file and its own key, though somebody may clear the folder meanwhile: a process that named
   * its place by another file would be looked for there, and taken for dead. As long as it is open,
   * no other file has its key.
   */
  private FileChannel open() throws IOException {
    String start = Files.readString(SYSTEM_START).strip();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        PrivateFiles.make(file);
        Object before = key();
        FileChannel opened = opening.open(file);
        MISSED.add(opened);
        if (before.equals(key())) {
          MISSED.remove(opened);
          place = digest(start + " " + before);
          return opened;
        }
      } catch (NoSuchFileException e) {
        LOG.log(System.Logger.Level.DEBUG, "it was cleared away while it was opened", e);
      }
    }
    throw new IOException("another file is put in place of %s again and again".formatted(file));
  }

  private static FileChannel open(Path file) throws IOException {
    return PrivateFiles.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private Object key() throws IOException {
    Object key =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    if (key == null) {
      throw new UnsupportedOperationException("files have no keys here");
    }
    return key;
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
