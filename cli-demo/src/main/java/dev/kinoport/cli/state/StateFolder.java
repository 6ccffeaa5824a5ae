package dev.kinoport.cli.state;

import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.ClipHome;
import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.converter.PathConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.database.ForeignDatabase;
import dev.kinoport.fault.IoReason;
import dev.kinoport.fault.Printable;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Where the command line keeps what must outlive it.
 *
 * @param folder for clips, and for the journal if it has no address of its own
 * @param url JDBC address of the journal; none: a file in the folder
 * @param keeping where clips are kept, if not in the folder
 */
public record StateFolder(Path folder, Option<String> url, Option<ClipHome> keeping) {
  private static final String USUAL = ".kinoport";
  private static final String JOURNAL = "kinoport.db";
  private static final String MARK = "-id";
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String IDENTITY = "identity";
  private static final String WAKE_UPS = "wakeups.db";

  /** What the names of tables begin with. */
  private static final String TABLES = "kinoport";

  /** In the working directory. */
  public static StateFolder usual() {
    return new StateFolder(Path.of(USUAL), Option.none(), Option.none());
  }

  /**
   * Reads a folder or a JDBC address.
   *
   * @throws BadUsage if it is neither
   */
  public static StateFolder of(String typed) {
    if (typed.startsWith("jdbc:")) {
      for (String oddity :
          Option.when(typed.startsWith(SQLITE), () -> typed.substring(SQLITE.length()))
              .filter(file -> !file.startsWith(":"))
              .flatMap(PathConverter::oddity)) {
        throw new BadUsage(
            "--state must name a file behind jdbc:sqlite:, was %s: %s"
                .formatted(Quoted.of(Passwords.hiddenIn(typed)), Passwords.hidden(oddity)));
      }
      return new StateFolder(Path.of(USUAL), Option.some(typed), Option.none());
    }
    boolean isFolder =
        !typed.isBlank()
            && PathConverter.fault(typed).isEmpty()
            && (Files.isDirectory(Path.of(typed)) || !Files.exists(Path.of(typed)));
    if (!isFolder) {
      throw notAFolder(typed);
    }
    return new StateFolder(Path.of(typed), Option.none(), Option.none());
  }

  /** With the folder of another, if this one has its journal elsewhere and that one has not. */
  public StateFolder in(StateFolder other) {
    return url.isDefined() && other.url.isEmpty()
        ? new StateFolder(other.folder, url, keeping)
        : this;
  }

  private static BadUsage notAFolder(String typed) {
    return new BadUsage(
        "--state must name a folder or a JDBC address, such as jdbc:postgresql://host/database, was"
            + " "
            + Quoted.of(Passwords.hiddenIn(typed))
            + Printable.firstOddity(typed)
                .map(", with "::concat)
                .orElse(() -> PathConverter.oddity(typed).map(Passwords::hidden).map(": "::concat))
                .getOrElse(""));
  }

  /** Whether anything was ever kept here, as far as one can see without asking a server. */
  public boolean isThere() {
    return journal().fold(() -> true, StateFolder::isThere);
  }

  /** A link to nothing is something: whoever opens it says what is not there. */
  private static boolean isThere(Path journal) {
    return Files.exists(journal, LinkOption.NOFOLLOW_LINKS)
        || Files.exists(journal.resolveSibling(journal.getFileName() + MARK));
  }

  /** Where the journal is to be; none if it is no file, or that is no name of one. */
  private Option<Path> journal() {
    return url.fold(
        () -> Option.some(folder.resolve(JOURNAL)),
        address ->
            Option.when(address.startsWith(SQLITE), () -> address.substring(SQLITE.length()))
                .flatMap(name -> Try.of(() -> Path.of(name)).toOption()));
  }

  /** What others on this machine may do with what is kept here; none if nothing. */
  public Option<String> openToOthers() {
    return openJournal()
        .map(open ->
            open.file().equals(folder.resolve(JOURNAL).toAbsolutePath())
                ? OpenFolder.word(folder, open.mode())
                : open.word());
  }

  /** The journal's file, wherever it is, if others may come to it and read it. */
  public Option<OpenFile> openJournal() {
    return journal()
        .flatMap(name -> Try.of(() -> PrivateFiles.behindLinks(name.toAbsolutePath())).toOption())
        .filter(file -> PrivateFiles.openToOthers(file.resolveSibling("")).isDefined())
        .flatMap(file -> PrivateFiles.openToOthers(file).map(mode -> new OpenFile(file, mode)));
  }

  /** Where clips are kept. */
  public ClipHome clips() {
    return keeping.getOrElse(() -> new ClipHome(arrivals()));
  }

  private Path arrivals() {
    return folder.resolve("clips");
  }

  /**
   * The same, with clips kept elsewhere.
   *
   * @param typed a folder, or {@code s3://bucket/prefix}
   * @param server what speaks as S3 does, if it is not S3 itself
   * @throws BadUsage if it is neither, or S3 cannot be asked from here
   */
  public StateFolder keepingClips(String typed, Option<URI> server) {
    ClipHome home =
        ClipHome.of(typed, arrivals(), server)
            .getOrElseThrow(reason ->
                new BadUsage(
                    "--clips must name a folder or s3://bucket/prefix, was %s: %s"
                        .formatted(
                            Quoted.of(Passwords.hiddenIn(typed)), Passwords.hidden(reason))));
    return new StateFolder(folder, url, Option.some(home));
  }

  /** Why no clip could be kept, if that is known beforehand. */
  public Option<CommandFailure> withoutClips() {
    return clips()
        .trouble()
        .map(reason ->
            CommandFailure.refused(FailureKind.CLIP_NOT_KEPT, "clips cannot be kept in " + reason));
  }

  /** Brings clips to the places that orders from here name. */
  public ClipDelivery delivery() {
    return ClipDelivery.from(this::identity, clips());
  }

  /** What tells this folder from any other; none before something was ordered from here. */
  public Option<String> identity() {
    try {
      PrivateFiles.requireOrdinary(folder.resolve(IDENTITY));
      return Option.some(Files.readString(folder.resolve(IDENTITY)).strip());
    } catch (IOException e) {
      return Option.none();
    }
  }

  /** Gives the folder its identity, if it has none; left: it cannot be written. */
  public Either<CommandFailure, String> identified() {
    try {
      Path identity = folder.resolve(IDENTITY);
      PrivateFiles.requireOrdinary(identity);
      if (!Files.exists(identity)) {
        PrivateFiles.folder(folder);
        Path mine = Files.createTempFile(folder, IDENTITY, ".part");
        try {
          Files.writeString(mine, UUID.randomUUID().toString());
          link(mine, identity);
        } finally {
          Files.deleteIfExists(mine);
        }
      }
      return Either.right(Files.readString(identity).strip());
    } catch (IOException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.JOURNAL_UNAVAILABLE,
              "%s cannot be written: %s"
                  .formatted(Quoted.of(folder.toString()), IoReason.ofFile(e))));
    }
  }

  /** Of several processes at once the first decides. */
  private static void link(Path mine, Path identity) throws IOException {
    try {
      Files.createLink(identity, mine);
    } catch (FileAlreadyExistsException e) {
      // Somebody else was first.
    } catch (FileSystemException | UnsupportedOperationException e) {
      // A file system without links, where nobody can be first for certain.
      Files.move(mine, identity, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  public FakeWorlds worlds() {
    return new FakeWorlds(folder.resolve("fake"));
  }

  /**
   * Makes the file of the workers' wake-ups, if it is one and not there.
   *
   * @return why wake-ups do not go there; none if they do, or whoever opens it will say so
   */
  Option<String> makeWakeUps() {
    try {
      if (url.isEmpty()) {
        PrivateFiles.folder(folder);
        Path file = PrivateFiles.behindLinks(folder.resolve(WAKE_UPS));
        Option<String> unfit = new ForeignDatabase(file, TABLES, "the wake-ups").unfit();
        if (unfit.isDefined()) {
          return unfit.map(reason ->
              reason + "; if it is nobody's, remove it: wake-ups are made again from the journal");
        }
        PrivateFiles.make(file);
      }
      return Option.none();
    } catch (IOException e) {
      return Option.some(
          "the wake-ups %s cannot be opened: %s"
              .formatted(folder.resolve(WAKE_UPS), IoReason.ofFile(e)));
    }
  }

  /** JDBC address of the workers' wake-ups, which may hold a password. */
  String wakeUps() {
    return url.getOrElse(() -> "jdbc:sqlite:" + folder.resolve(WAKE_UPS).toAbsolutePath());
  }

  /** Whether all is in files of this machine. */
  boolean isFile() {
    return !wakeUps().startsWith("jdbc:postgresql:");
  }

  /** Opens the journal, which is made if it is not there. */
  public Either<JournalFault, JdbcJournal> open() {
    return url.fold(() -> JdbcJournal.file(folder.resolve(JOURNAL)), JdbcJournal::at);
  }
}
