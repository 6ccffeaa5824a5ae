package dev.kinoport.jdbc.session;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of trouble with a database: what to tell people, and whether the same may go well at
 * once. Whether it is tried again is for whoever does that to say. Codes are SQLite's primary
 * result codes (sqlite.org/rescode.html) and PostgreSQL's classes of SQLSTATE (its manual, appendix
 * A).
 */
public enum DatabaseFault {
  LOCKED("is locked by another process; if this stays, close whatever has it open"),
  FULL("has no space left on its disk; free some, nothing is lost"),
  READ_ONLY("cannot be written; give this user the right to write it and the folder it is in"),
  CANNOT_OPEN("cannot be opened; check that its folder is there and may be written"),
  DAMAGED("is damaged; keep a copy of it, and restore a backup or run the database's own repair"),
  DISK("cannot be read or written because the disk fails; check it before going on"),
  GONE("does not answer; check that it runs and can be reached"),
  DENIED("does not let this user in; check user, password and rights"),
  SCHEMA("does not hold the journal's tables as they should be; was the right database given?"),
  OVERTAKEN("had too many writers at once"),
  TAKEN_AWAY(
      "was removed or replaced while it was open, and nothing is written any more; bring it back,"
          + " or begin anew with what is there"),
  NO_DRIVER("needs a JDBC driver that is not on the class path: add it"),
  OTHER("failed");

  /** Our own, for a driver that is not there. */
  static final String NO_DRIVER_STATE = "IM002";

  /** Our own, for a file that is not there any more. */
  static final String TAKEN_STATE = "KP001";

  private static final Set<String> RESTARTING = Set.of("57P01", "57P02", "57P03", "25P03");

  private static final Set<String> STATEMENTS = Set.of("23", "40", "42", "55");

  private final String words;

  DatabaseFault(String words) {
    this.words = words;
  }

  /** What a driver's exception means, by its SQL state or SQLite's own code. */
  public static DatabaseFault of(SQLException e) {
    String state = e.getSQLState();
    DatabaseFault byState = state == null ? OTHER : bySqlState(state);
    if (byState != OTHER || !isOfSqlite(e)) {
      return byState;
    }
    return hasNoRoomToRead(e) ? FULL : byResultCode(e.getErrorCode() & 0xff);
  }

  /** Even who reads needs a file beside the journal; the driver tells the longer code in words. */
  private static boolean hasNoRoomToRead(SQLException e) {
    return String.valueOf(e.getMessage()).contains("[SQLITE_IOERR_SHMSIZE]");
  }

  /** For people: which journal, what is wrong with it, what to do, what the database said. */
  public String reason(String journal, @Nullable String said) {
    return "the journal %s %s (%s)"
        .formatted(journal, words, said == null ? "it did not say why" : said.strip());
  }

  /**
   * Whether the server says what is wrong with a statement, so that no statement after it was done:
   * it broke a constraint (SQLSTATE class 23), met another transaction (40, but for 40003, which
   * says that nobody knows), is not as it should be (42), or waited too long for a lock (55).
   */
  static boolean isStatementsFault(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return !state.equals("40003")
        && STATEMENTS.contains(state.substring(0, Math.min(2, state.length())));
  }

  /** Whether a transaction that was rolled back may be begun again at once. */
  boolean mayBeginAgain() {
    return this == GONE || this == OVERTAKEN;
  }

  /** Whether whoever tries the same at this moment waits as long and in vain. */
  boolean isEverybodys() {
    return this == LOCKED || this == GONE;
  }

  /** Whether SQLite found that its file is not whole, which it will not be any more by itself. */
  static boolean isDamagedFile(SQLException e) {
    return isOfSqlite(e) && of(e) == DAMAGED;
  }

  private static boolean isOfSqlite(SQLException e) {
    return e.getClass().getName().startsWith("org.sqlite.");
  }

  private static DatabaseFault byResultCode(int code) {
    return switch (code) {
      case 5, 6 -> LOCKED;
      case 13 -> FULL;
      case 3, 8 -> READ_ONLY;
      case 14 -> CANNOT_OPEN;
      case 11, 26 -> DAMAGED;
      case 10 -> DISK;
      case 1 -> SCHEMA;
      default -> OTHER;
    };
  }

  private static DatabaseFault bySqlState(String state) {
    if (state.equals(NO_DRIVER_STATE)) {
      return NO_DRIVER;
    }
    if (state.equals(TAKEN_STATE)) {
      return TAKEN_AWAY;
    }
    if (RESTARTING.contains(state)) {
      return GONE;
    }
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> GONE;
      case "28" -> DENIED;
      case "3D", "3F" -> SCHEMA;
      case "25" -> state.equals("25006") ? READ_ONLY : OTHER;
      case "23", "40" -> OVERTAKEN;
      case "42" -> state.equals("42501") ? DENIED : SCHEMA;
      case "53" -> state.equals("53100") ? FULL : GONE;
      case "55" -> LOCKED;
      case "58" -> DISK;
      case "XX" -> DAMAGED;
      default -> OTHER;
    };
  }
}
