package dev.kinoport.jdbc.session;

import dev.kinoport.database.Dialect;
import dev.kinoport.database.Sql;
import dev.kinoport.database.TableNames;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One connection, for one thread at a time. Statements are prepared once. Where a server is far
 * away they wait for each other and travel together: when the answer to one is asked for, or at the
 * commit.
 */
public final class Session {
  private static final int MOST_TOGETHER = 64;
  private static final int MOST_PREPARED = 64;

  private final Connection connection;
  private final Dialect dialect;
  private final TableNames names;
  private final String begin;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);
  private final List<Answer<?>> waiting = new ArrayList<>();

  /**
   * Speaks on this connection.
   *
   * @param names what stands in braces in a statement
   * @param begin begins a transaction that will write
   */
  Session(Connection connection, Dialect dialect, TableNames names, String begin) {
    this.connection = connection;
    this.dialect = dialect;
    this.names = names;
    this.begin = begin;
  }

  /** Makes a value of what a statement has come to. */
  private interface Reading<T> {
    T of(PreparedStatement executed) throws SQLException;
  }

  /** What a statement that may be still on its way comes to. */
  public final class Answer<T> {
    private final String sql;
    private final @Nullable Object[] parameters;
    private final Reading<T> reading;
    private Option<T> read = Option.none();

    private Answer(String sql, @Nullable Object[] parameters, Reading<T> reading) {
      this.sql = sql;
      this.parameters = parameters;
      this.reading = reading;
    }

    /** What it has come to; sends what waits, if it was not sent yet. */
    public T get() throws SQLException {
      if (read.isEmpty()) {
        send();
      }
      return read.getOrElseThrow(() -> new SQLException("nothing came back", "08006"));
    }

    private int bind(PreparedStatement statement, int before) throws SQLException {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(before + i + 1, parameters[i]);
      }
      return before + parameters.length;
    }

    private void take(PreparedStatement executed) throws SQLException {
      read = Option.of(reading.of(executed));
    }
  }

  Connection connection() {
    return connection;
  }

  /** Begins a transaction that will write; what waited from before is forgotten. */
  void begin() throws SQLException {
    waiting.clear();
    // One by one: each answers for itself.
    for (String statement : begin.split("; ", -1)) {
      update(statement);
    }
  }

  /** If it fails in an unclear way, nobody knows whether it was done. */
  void commit() throws SQLException {
    update("COMMIT");
    send();
  }

  void rollBack() throws SQLException {
    waiting.clear();
    update("ROLLBACK");
    send();
  }

  /** Whether a failed commit was certainly not done. */
  boolean isUndone(SQLException commit) {
    return dialect.sendsTogether() && DatabaseFault.isStatementsFault(commit);
  }

  /** Changes rows: how many. */
  public Answer<Integer> update(String sql, @Nullable Object... parameters) throws SQLException {
    return go(new Answer<Integer>(names.in(sql), parameters, PreparedStatement::getUpdateCount));
  }

  /** Asks for rows. */
  public <T> Answer<List<T>> ask(
      Sql.RowReader<T> reader, String sql, @Nullable Object... parameters) throws SQLException {
    return go(new Answer<List<T>>(names.in(sql), parameters, executed -> rows(executed, reader)));
  }

  /** Asks for rows, and waits for them. */
  public <T> List<T> list(Sql.RowReader<T> reader, String sql, @Nullable Object... parameters)
      throws SQLException {
    return ask(reader, sql, parameters).get();
  }

  /** The first row, if there is any. */
  public <T> Option<T> first(Sql.RowReader<T> reader, String sql, @Nullable Object... parameters)
      throws SQLException {
    List<T> rows = list(reader, sql, parameters);
    return rows.isEmpty() ? Option.none() : Option.of(rows.get(0));
  }

  private static <T> List<T> rows(PreparedStatement executed, Sql.RowReader<T> reader)
      throws SQLException {
    try (ResultSet rows = executed.getResultSet()) {
      return Sql.read(rows, reader);
    }
  }

  private <T> Answer<T> go(Answer<T> answer) throws SQLException {
    waiting.add(answer);
    if (!dialect.sendsTogether() || waiting.size() >= MOST_TOGETHER) {
      send();
    }
    return answer;
  }

  private void send() throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    List<Answer<?>> sent = List.copyOf(waiting);
    waiting.clear();
    PreparedStatement statement =
        prepare(sent.stream().map(answer -> answer.sql).collect(Collectors.joining("; ")));
    int bound = 0;
    for (Answer<?> answer : sent) {
      bound = answer.bind(statement, bound);
    }
    statement.execute();
    for (int i = 0; i < sent.size(); i++) {
      sent.get(i).take(statement);
      if (i + 1 < sent.size()) {
        statement.getMoreResults();
      }
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    PreparedStatement fresh = connection.prepareStatement(sql);
    prepared.put(sql, fresh);
    if (prepared.size() > MOST_PREPARED) {
      Map.Entry<String, PreparedStatement> eldest = prepared.entrySet().iterator().next();
      prepared.remove(eldest.getKey());
      eldest.getValue().close();
    }
    return fresh;
  }

  /** Gives back what was prepared; the connection stays open. */
  void close() throws SQLException {
    List<PreparedStatement> statements = List.copyOf(prepared.values());
    prepared.clear();
    for (PreparedStatement statement : statements) {
      statement.close();
    }
  }
}
