package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.TableNames;
import dev.kinoport.database.Tables;
import dev.kinoport.jdbc.session.BorrowedConnections;
import dev.kinoport.jdbc.session.Connections;
import dev.kinoport.jdbc.session.DatabaseFault;
import dev.kinoport.jdbc.session.DriverSource;
import dev.kinoport.jdbc.session.KeptConnections;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.SendingProcesses;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** From a place to an open journal: which database it is, its tables, its connections. */
final class JournalOpening {
  private static final String SQLITE_URL = "jdbc:sqlite:";
  private static final Pattern NO_FILE = Pattern.compile("(?i):|file:|~(?:[/\\\\]|$)");
  private static final String POSTGRESQL_URL = "jdbc:postgresql:";

  /**
   * What the driver understands. Any other it would write into its log, with the password: such as
   * one with a login before the host, as other programs have it.
   */
  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "jdbc:postgresql:(//HOST(,HOST)*/[^/?]*|/?[^/?@]*)(\\?.*)?"
              .replace("HOST", "([^/?@:,]*|\\[[0-9A-Fa-f:.%]*\\])(:[0-9]{1,5})?"),
          Pattern.DOTALL);

  private static final String NO_POSTGRESQL =
      "the journal's address is not as PostgreSQL's driver has it, which is"
          + " jdbc:postgresql://host:5432/database?user=me, with the password as &password= behind"
          + " it or in ~/.pgpass; it is not shown here, for a password may stand in it";

  /** As many calls at a time as a small server takes without a thought. */
  private static final int MOST_CONNECTIONS = 8;

  static final Tables TABLES = new Tables(JournalOpening.class, "journal", 1);

  private JournalOpening() {}

  /** The word that keeps our tables apart from those of others. */
  static final String SCHEMA = "kinoport";

  static Either<JournalFault, JdbcJournal> at(String url) {
    if (url.startsWith(SQLITE_URL)) {
      return sqlite(url.substring(SQLITE_URL.length()));
    }
    if (!url.startsWith(POSTGRESQL_URL)) {
      return Either.left(
          new JournalFault(
              "a journal needs a URL that begins with jdbc:sqlite: or jdbc:postgresql:"));
    }
    if (!POSTGRESQL.matcher(url).matches()) {
      return Either.left(new JournalFault(NO_POSTGRESQL));
    }
    DataSource source = new DriverSource(url, new Properties(), "org.postgresql:postgresql");
    return guarded(
        nameOf(url),
        () ->
            opened(
                source,
                SCHEMA,
                nameOf(url),
                SendingProcessLocks.ofThisUser(),
                (dialect, names) ->
                    List.of(new KeptConnections(source, dialect, names, MOST_CONNECTIONS))));
  }

  /** SQLite has names that are none of a file, and would mean another place to its driver. */
  private static Either<JournalFault, JdbcJournal> sqlite(String name) {
    try {
      Path file = Path.of(name);
      if (!name.isBlank() && !NO_FILE.matcher(name).lookingAt()) {
        return SqliteFile.shared(file);
      }
    } catch (InvalidPathException e) {
      // Then it is none either.
    }
    return Either.left(
        new JournalFault(
            "behind jdbc:sqlite: a journal needs the name of a file, such as"
                + " jdbc:sqlite:journal.db, and no :memory:, :resource:, file: or ~, which only a"
                + " shell fills in"));
  }

  static Either<JournalFault, JdbcJournal> on(DataSource source, String schema) {
    String name = "in the given data source";
    return guarded(
        name,
        () -> {
          for (Path file : DatabaseProbe.file(source)) {
            return SqliteFile.lent(file, source, schema);
          }
          return opened(
              source,
              schema,
              name,
              SendingProcessLocks.ofThisUser(),
              (dialect, names) -> List.of(new BorrowedConnections(source, dialect, names)));
        });
  }

  /** Chooses connections for a database; the first write, the last read. */
  interface Choice {
    List<Connections> of(Dialect dialect, TableNames names);
  }

  /** Something that may fail as databases do. */
  interface Step {
    Either<JournalFault, JdbcJournal> run() throws SQLException;
  }

  static Either<JournalFault, JdbcJournal> guarded(String name, Step step) {
    try {
      return step.run();
    } catch (SQLException e) {
      return Either.left(new JournalFault(DatabaseFault.of(e).reason(name, e.getMessage())));
    }
  }

  static Either<JournalFault, JdbcJournal> opened(
      DataSource source, String schema, String name, SendingProcesses senders, Choice choice)
      throws SQLException {
    DatabaseProbe look = DatabaseProbe.at(source, schema);
    if (look.dialect().isEmpty()) {
      return Either.left(
          new JournalFault(
              "the journal %s is on %s, which is not supported: use SQLite or PostgreSQL"
                  .formatted(name, look.product())));
    }
    for (String encoding : look.narrow()) {
      return Either.left(new JournalFault(narrow(name, encoding)));
    }
    Dialect dialect = look.dialect().getOrElse(Dialect.SQLITE);
    TableNames names = TableNames.in(schema, dialect);
    List<Connections> connections = choice.of(dialect, names);
    Transactions transactions =
        new Transactions(connections.get(0), connections.get(connections.size() - 1), name);
    Option<Tables.Fault> fault = TABLES.makeCurrent(source, dialect, names);
    return fault.isEmpty()
        ? Either.right(
            new JdbcJournal(
                dialect, transactions, connections, look.writer(), senders, InstantSource.system()))
        : Either.left(new JournalFault(fault.fold(() -> "", it -> reason(name, names, it))));
  }

  private static String narrow(String name, String encoding) {
    return "the journal %s is in a database with the encoding %s, and only UTF8 has every character: what a shop says of a paid request might never be written down. Name one that was made by CREATE DATABASE name ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0; pg_dump and psql bring along what is there. Nothing was changed"
        .formatted(name, encoding);
  }

  private static String reason(String name, TableNames names, Tables.Fault fault) {
    return switch (fault) {
      case Tables.Fault.NotOurs foreign ->
          "the journal %s: a table whose name begins with %s is another program's, or not whole: name another schema or database, or bring the journal's tables back from a copy; nothing was changed (%s)"
              .formatted(name, names.before(), foreign.reason());
      case Tables.Fault.Newer newer ->
          "the journal %s has schema %d of a newer Kinoport, and this one knows %d: update this"
              .concat(" program; the journal was not touched")
              .formatted(name, newer.found(), TABLES.version());
      case Tables.Fault.NotMade failed ->
          "the journal %s cannot be brought to schema %d; it is as it was before (%s)"
              .formatted(name, TABLES.version(), failed.reason());
    };
  }

  /** What of a URL may be shown: not the user, not the password. */
  private static String nameOf(String url) {
    int query = url.indexOf('?');
    String path = query < 0 ? url : url.substring(0, query);
    return path.substring("jdbc:".length()).replaceFirst("//[^/@]*@", "//");
  }
}
