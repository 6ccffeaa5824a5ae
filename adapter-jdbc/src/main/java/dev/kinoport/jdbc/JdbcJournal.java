package dev.kinoport.jdbc;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.jdbc.session.Connections;
import dev.kinoport.jdbc.session.GroupCommit;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.WriteBatcher;
import dev.kinoport.jdbc.table.AdmittingWork;
import dev.kinoport.jdbc.table.AppendingWork;
import dev.kinoport.jdbc.table.Columns;
import dev.kinoport.jdbc.table.DepartingWork;
import dev.kinoport.jdbc.table.EndingWork;
import dev.kinoport.jdbc.table.NotingWork;
import dev.kinoport.jdbc.table.Purses;
import dev.kinoport.jdbc.table.RecentHistories;
import dev.kinoport.jdbc.table.StoredText;
import dev.kinoport.jdbc.table.Summaries;
import dev.kinoport.jdbc.table.Sums;
import dev.kinoport.jdbc.table.Troubles;
import dev.kinoport.jdbc.table.Uploads;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.journal.Summary;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A journal on a SQL database. What was answered well is on the disk: it survives the death of the
 * process and, as far as the disk keeps its word, of the machine.
 *
 * <p>SQLite in a file is for one process at a time, with any number of threads; others may read
 * along and even write, one at a time. PostgreSQL is for many workers.
 *
 * <p>Safe for use by many threads. A call waits for the database: up to 5 s for a lock, as long as
 * the driver's own limits for an answer.
 */
public final class JdbcJournal implements Journal, AutoCloseable {
  /** As many as one trip of statements holds. */
  private static final int MOST_TOGETHER = 24;

  /** More than a worker advances at the same time; each is some kilobytes. */
  private static final int MOST_REMEMBERED = 1_000;

  private final Dialect dialect;
  private final Transactions transactions;
  private final Option<GroupCommit> group;
  private final Batched<AdmittingWork.Call, Either<AdmissionRefusal, List<Admission>>> admitting;
  private final Batched<EndingWork.Call, Either<AppendRefusal, Long>> ending;
  private final List<Connections> connections;
  private final String writer;
  private final JdbcLeases leases;
  private final SendingProcesses senders;
  private final InstantSource machine;
  private final RecentHistories histories = new RecentHistories(MOST_REMEMBERED);
  private final AtomicLong writes = new AtomicLong();
  private volatile Option<EntryMark> marked = Option.none();
  private volatile Option<FileCheck> checked = Option.none();

  JdbcJournal(
      Dialect dialect,
      Transactions transactions,
      List<Connections> connections,
      String writer,
      SendingProcesses senders,
      InstantSource machine) {
    this.dialect = dialect;
    this.transactions = transactions;
    this.group = dialect.isOneFile() ? Option.of(new GroupCommit(transactions)) : Option.none();
    this.admitting = batched(calls -> write(new AdmittingWork(calls, dialect)));
    this.ending = batched(calls -> write(new EndingWork(calls, dialect)));
    this.connections = List.copyOf(connections);
    this.writer = writer;
    this.leases = new JdbcLeases(transactions, writer);
    this.senders = dialect.isOneFile() ? senders : leases.around(senders);
    this.machine = machine;
  }

  /**
   * Opens a journal in a file, which is made if it is not there, with its folder. Needs the driver
   * {@code org.xerial:sqlite-jdbc}. While it is open there are files beside it whose names begin
   * like its own: they belong to it.
   *
   * <p>Whether it has all the entries that it had is known by a file beside it. What is missing is
   * noticed if it was written here before a process died: not after a power cut, and not if that
   * file was removed too.
   *
   * @return left: it cannot be opened, a newer Kinoport has written it, it is damaged, it was cut
   *     short, emptied or replaced, entries of it are missing, it is the database of another
   *     program, which only {@link #at} shares, or a process that was stopped while it opened it
   *     has kept us waiting for half a minute
   */
  public static Either<JournalFault, JdbcJournal> file(Path file) {
    Objects.requireNonNull(file, "file must not be null");
    return SqliteFile.open(file, SqliteFile.PATIENCE);
  }

  /**
   * Opens a journal at a JDBC URL of SQLite or PostgreSQL, whose driver must be there. Keeps a few
   * connections of its own. User and password of PostgreSQL stand in the URL. The database may hold
   * the tables of others.
   *
   * @return left: it cannot be opened, a newer Kinoport has written it, a database of PostgreSQL is
   *     not in UTF8, or of SQLite's file what {@link #file} says
   */
  public static Either<JournalFault, JdbcJournal> at(String url) {
    Objects.requireNonNull(url, "url must not be null");
    return JournalOpening.at(url);
  }

  /**
   * Opens a journal on somebody's source of connections, such as a pool, which is not closed with
   * it. One connection is in use at a time by each thread that calls. The database may hold the
   * tables of others.
   *
   * <p>If it is a file of SQLite, its files and checks are those of {@link #file}, as far as they
   * are the journal's: only a file without a write-ahead log is not looked at again when somebody
   * has written it.
   *
   * @return left: it cannot be opened, a newer Kinoport has written it, a database of PostgreSQL is
   *     not in UTF8, or of SQLite's file what {@link #file} says
   */
  public static Either<JournalFault, JdbcJournal> on(DataSource source) {
    return on(source, JournalOpening.SCHEMA);
  }

  /**
   * The same, apart from other tables there.
   *
   * @param schema of the tables on PostgreSQL, made if it is not there; before their names, with
   *     {@code _}, on SQLite; by default {@code kinoport}
   * @return left: it cannot be opened, a newer Kinoport has written it, a database of PostgreSQL is
   *     not in UTF8, or of SQLite's file what {@link #file} says
   * @throws IllegalArgumentException if the schema is not 1 to 41 lower-case letters, digits and
   *     {@code _}, a letter first
   */
  public static Either<JournalFault, JdbcJournal> on(DataSource source, String schema) {
    Objects.requireNonNull(source, "source must not be null");
    Objects.requireNonNull(schema, "schema must not be null");
    return JournalOpening.on(source, schema);
  }

  /** The same journal, on a machine whose clock shows something else. */
  JdbcJournal onMachine(InstantSource clock) {
    return new JdbcJournal(dialect, transactions, connections, writer, senders, clock);
  }

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    Objects.requireNonNull(orders, "orders must not be null");
    if (orders.isEmpty()) {
      return Either.right(List.of());
    }
    for (JournalFault damage : knownDamage()) {
      return Either.left(new AdmissionRefusal.Unavailable(damage.reason()));
    }
    return admitting
        .write(AdmittingWork.Call.of(orders, signature()))
        .<AdmissionRefusal>mapLeft(fault -> new AdmissionRefusal.Unavailable(fault.reason()))
        .flatMap(answer -> answer);
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(event, "event must not be null");
    Either<JournalFault, Either<AppendRefusal, Long>> written =
        event instanceof GenerationEvent.End end
            ? ending.write(new EndingWork.Call(id, knownVersion, end, signature()))
            : write(new AppendingWork(id, knownVersion, event, signature()));
    return written
        .<AppendRefusal>mapLeft(fault -> new AppendRefusal.Unavailable(fault.reason()))
        .flatMap(answer -> answer);
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(leaving, "leaving must not be null");
    Objects.requireNonNull(limits, "limits must not be null");
    for (JournalFault damage : knownDamage()) {
      return Either.left(
          new DepartureRefusal.NotWritten(new AppendRefusal.Unavailable(damage.reason())));
    }
    Option<Instant> here = Option.when(!dialect.isOneFile(), machine::instant);
    return write(new DepartingWork(id, knownVersion, leaving, limits, here, dialect, signature()))
        .<DepartureRefusal>mapLeft(
            fault -> new DepartureRefusal.NotWritten(new AppendRefusal.Unavailable(fault.reason())))
        .flatMap(answer -> answer);
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    Objects.requireNonNull(id, "id must not be null");
    return transactions.read(session -> histories.read(session, id));
  }

  @Override
  public Either<JournalFault, Option<GenerationId>> holder(String key) {
    Objects.requireNonNull(key, "key must not be null");
    return transactions.read(session ->
        session.first(
            row -> new GenerationId(row.getString(1)),
            "SELECT id FROM {generations} WHERE idempotency_key = ?",
            StoredText.name(key)));
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    return transactions.read(session ->
        session.list(
            row -> new GenerationId(row.getString(1)),
            "SELECT id FROM {generations} WHERE ended = 0 ORDER BY seq"));
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished(Set<ProviderName> providers) {
    Objects.requireNonNull(providers, "providers must not be null");
    if (providers.isEmpty()) {
      return Either.right(List.of());
    }
    return transactions.read(session ->
        session.list(
            row -> new GenerationId(row.getString(1)),
            "SELECT id FROM {generations} WHERE ended = 0 AND provider IN (%s) ORDER BY seq"
                .formatted(Columns.marks(providers.size())),
            providers.stream().sorted().map(ProviderName::value).toArray()));
  }

  @Override
  public Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble) {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(trouble, "trouble must not be null");
    return write(new NotingWork(id, version, trouble));
  }

  @Override
  public Either<JournalFault, Option<Trouble>> trouble(GenerationId id) {
    Objects.requireNonNull(id, "id must not be null");
    return transactions.read(session -> Troubles.find(session, id));
  }

  @Override
  public Either<JournalFault, List<Summary>> list(Selection selection) {
    Objects.requireNonNull(selection, "selection must not be null");
    return transactions.read(session -> Summaries.list(session, selection));
  }

  @Override
  public Either<JournalFault, List<SpendingReport.Group>> spending(
      Selection selection, Grouping by) {
    Objects.requireNonNull(selection, "selection must not be null");
    Objects.requireNonNull(by, "by must not be null");
    return transactions.read(session -> Sums.of(session, selection, by));
  }

  @Override
  public Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256) {
    Objects.requireNonNull(storage, "storage must not be null");
    Objects.requireNonNull(sha256, "sha256 must not be null");
    return transactions.read(session -> Uploads.find(session, storage, sha256));
  }

  @Override
  public Either<JournalFault, BudgetLedger> ledger(String budget) {
    Objects.requireNonNull(budget, "budget must not be null");
    return transactions.read(session ->
        new Purses(session, dialect).read(StoredText.name(budget)).getOrElse(BudgetLedger::empty));
  }

  /**
   * Those of this machine are known, on Linux: of a journal in a file by locks beside it, of any
   * other by locks in the folder for temporary files, for those of one user. Those of other
   * machines are known by leases beside the journal, on PostgreSQL.
   */
  @Override
  public SendingProcesses senders() {
    return senders;
  }

  /** What tells this journal from every other, wherever it is copied to or reached from. */
  public Either<JournalFault, String> identity() {
    return transactions.read(session ->
        session
            .first(row -> row.getString(1), "SELECT id FROM {identity}")
            .getOrElseThrow(() -> new SQLException("the journal has lost its identity")));
  }

  /** How many entries were ever made, by an order that only grows; on SQLite alone. */
  Either<JournalFault, Long> entries() {
    return transactions.read(session ->
        session
            .first(row -> row.getLong(1), "SELECT COALESCE(MAX(rowid), 0) FROM {events}")
            .getOrElse(0L));
  }

  /** Tells from now on what was written there. */
  void marking(EntryMark mark) {
    marked = Option.of(mark);
  }

  /** Is looked at by this whenever somebody wrote its file. */
  void checking(FileCheck check) {
    checked = Option.of(check);
  }

  /**
   * What is wrong with its file, by SQLite's own check of every page and index, or that it cannot
   * be looked at now; none if nothing is, and of a journal that is not in a file. Of a file that
   * may hold the tables of others only the numbers of our own are compared.
   */
  public Option<String> damage() {
    return checked.flatMap(FileCheck::damage);
  }

  /**
   * Why nothing is bought with it any more. What was bought is still written down: as long as the
   * file takes it, it is better kept there than nowhere.
   */
  private Option<JournalFault> knownDamage() {
    if (transactions.damage().isEmpty()) {
      checked.flatMap(FileCheck::ifWritten).forEach(transactions::damaged);
    }
    return transactions.damage();
  }

  /** Closes the connections of its own. Calls that are under way end first; later ones fail. */
  @Override
  public void close() {
    leases.close();
    connections.forEach(Connections::close);
    marked.forEach(EntryMark::close);
  }

  /** What moves money, and therefore waits for the row of a purse. */
  private interface Batched<Q, A> {
    Either<JournalFault, A> write(Q request);
  }

  /** On SQLite, groups of all kinds of writes are made later. */
  private <Q, A> Batched<Q, A> batched(WriteBatcher.Batch<Q, A> batch) {
    return dialect.isOneFile()
        ? request -> batch.write(List.of(request)).map(answers -> answers.get(0))
        : new WriteBatcher<>(batch, MOST_TOGETHER)::write;
  }

  private <T> Either<JournalFault, T> write(Transactions.Work<T> work) {
    return group
        .fold(() -> transactions.write(work), together -> together.write(work))
        .peek(answer -> marked.forEach(EntryMark::written));
  }

  /** Unlike that of any other write, of this journal or another, in this process or another. */
  private String signature() {
    return writer + "-" + writes.incrementAndGet();
  }
}
