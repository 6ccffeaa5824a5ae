package dev.kinoport.cli.batch;

import dev.kinoport.BatchItem;
import dev.kinoport.Terms;
import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.file.BatchFileReader;
import dev.kinoport.cli.batch.file.BatchLine;
import dev.kinoport.cli.batch.file.BatchLineParser;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchPlanner;
import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.batch.plan.LineOutcome;
import dev.kinoport.cli.batch.plan.PlannedLine;
import dev.kinoport.cli.batch.report.BatchBoard;
import dev.kinoport.cli.batch.report.BatchEvents;
import dev.kinoport.cli.batch.report.BatchPage;
import dev.kinoport.cli.batch.report.BatchReport;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.Destination;
import dev.kinoport.cli.clip.Landing;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.run.Progress;
import dev.kinoport.cli.run.Run;
import dev.kinoport.cli.run.WayOut;
import dev.kinoport.cli.state.FakeWorlds;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.fault.IoReason;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One run of {@code kinoport batch}: up to the money it checks, from there on it buys. */
final class BatchRun {
  private static final CommandFailure NOTHING_BOUGHT =
      CommandFailure.refused(
          FailureKind.INTERRUPTED, "interrupted; nothing was bought by this run");

  private final Invocation invocation;
  private final Path file;
  private final BatchOptions options;
  private final BackendOptions backend;
  private final StateFolder state;
  private final BatchReport report;
  private final Progress progress;
  private final BatchFaults faults;
  private final FakeWorlds rehearsals;

  /** Where clips arrive, if all ends with this process. */
  private final Option<Path> forNow;

  private final WayOut wayOut;
  private volatile Option<Run> waiting = Option.none();

  /** Where the lines stand, once all of them are bought. */
  private volatile Option<BatchBoard> bought = Option.none();

  private Option<ExitCode> end = Option.none();

  BatchRun(
      Invocation invocation,
      Path file,
      BatchOptions options,
      BackendOptions backend,
      StateFolder state,
      AnswerOptions answer) {
    this.invocation = invocation;
    this.file = file;
    this.options = options;
    this.backend = backend;
    this.state = state;
    this.report = BatchReport.to(invocation.console(), answer.json());
    this.progress =
        answer.json()
            ? new BatchEvents(invocation.console())
            : Progress.on(invocation.console(), answer.verbose());
    this.faults = new BatchFaults(file);
    this.rehearsals = new FakeWorlds(out());
    this.forNow = Option.when(options.dryRun() || !backend.isKept(), () -> rehearsals.anew());
    this.wayOut =
        new WayOut(
            invocation.interrupts(), this::interrupted, () -> forNow.forEach(rehearsals::discard));
  }

  /** Does it all, and tells what came of it. */
  ExitCode run() {
    try (wayOut) {
      List<BatchLine> lines =
          new BatchLineParser(backend.catalogue().orRefuse(), file, options.label(), faults)
              .of(new BatchFileReader(file, faults).read());
      backend.atMost(options.inFlight());
      return opened(lines);
    } finally {
      forNow.forEach(rehearsals::discard);
    }
  }

  private ExitCode opened(List<BatchLine> lines) {
    ClipDelivery delivery = backend.isKept() ? state.delivery() : ClipDelivery.forNow();
    try (progress;
        Keeper keeper = Keeper.of(state);
        Run run =
            new Run(new ProviderSessions(keeper, invocation.environment()), delivery, progress)) {
      waiting = Option.some(run);
      return run.open(backend, forNow, Option.none())
          .flatMap(session -> planned(lines, session, keeper, run))
          .fold(failure -> end(() -> report.refused(failure)), exitCode -> exitCode);
    }
  }

  /** Only the first end is told: that of whoever interrupts, or what came of it. */
  private synchronized ExitCode end(Supplier<ExitCode> words) {
    ExitCode first = end.getOrElse(words);
    end = Option.some(first);
    return first;
  }

  /** The folder for clips and report. */
  private Path out() {
    return options.out(file);
  }

  private Either<CommandFailure, ExitCode> planned(
      List<BatchLine> lines, ProviderSession session, Keeper keeper, Run run) {
    return new BatchPlanner(session.kinoport(), keeper, faults, backend.isKept(), options::ordered)
        .plan(lines, out())
        .flatMap(planned ->
            faults.isEmpty()
                ? priced(new BatchBill(planned), session, run)
                : Either.right(end(() -> report.faulty(faults))));
  }

  private Either<CommandFailure, ExitCode> priced(
      BatchBill bill, ProviderSession session, Run run) {
    return bill.agreed(options.budget(), !options.dryRun() && session.spendsMoney())
        .flatMap(agreed ->
            options.dryRun()
                ? Either.right(end(() -> report.onlyPlanned(agreed)))
                : claimed().flatMap(mine -> bought(agreed, session, run, mine)));
  }

  /** The folder is there and can be written, and no other run is about to fill it. */
  private Either<CommandFailure, Landing> claimed() {
    if (wayOut.isTaken()) {
      return Either.left(NOTHING_BOUGHT);
    }
    Path page = out().resolve(BatchPage.NAME);
    try {
      Files.createDirectories(out());
    } catch (IOException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.OUTPUT_REFUSED,
              "%s cannot be a folder for the clips: %s"
                  .formatted(Quoted.of(out().toString()), IoReason.ofFile(e))));
    }
    return Landing.claim(Landing.of(page), page)
        .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault));
  }

  /** Buys what is lacking, all of it or nothing, and goes on with what is there. */
  private Either<CommandFailure, ExitCode> bought(
      BatchBill bill, ProviderSession session, Run run, Landing claimed) {
    BatchBoard board = new BatchBoard(bill.lines(), session.time());
    try (claimed) {
      Option<BatchBoard> begun =
          wayOut.unlessTaken(() -> {
            progress.begin(board);
            progress.aside(() -> report.begun(bill, session.host()));
            return board;
          });
      if (begun.isEmpty()) {
        return Either.left(NOTHING_BOUGHT);
      }
      // First, so that what is at the provider already has its place.
      run.takeUp(earlier(bill), Option.some(options.inFlight()), Run.Errand.NONE);
      return wayOut
          .unlessTaken(() -> started(bill.fresh(), session).peek(ids -> bought = begun))
          .getOrElse(() -> Either.left(NOTHING_BOUGHT))
          .peek(fresh -> follow(fresh, board, session, run))
          .flatMap(fresh -> awaited(bill, fresh, session, run))
          .map(this::told);
    }
  }

  /** What was bought by an earlier run of the same lines. */
  private static List<GenerationState> earlier(BatchBill bill) {
    return bill.lines().stream()
        .flatMap(line -> line.earlier().toJavaStream())
        .map(History::state)
        .toList();
  }

  /** The ids of what is new, by its key. */
  private Either<CommandFailure, Map<String, GenerationId>> started(
      List<PlannedLine> fresh, ProviderSession session) {
    if (fresh.isEmpty()) {
      return Either.right(Map.of());
    }
    Either<CommandFailure, String> identity =
        backend.isKept() ? state.identified() : Either.right(Destination.NOWHERE);
    return identity
        .map(known ->
            fresh.stream().map(line -> new BatchItem(line.plan(), terms(line, known))).toList())
        .flatMap(items -> session.kinoport().startAll(items).mapLeft(CommandFailure::of))
        .map(ids -> {
          Map<String, GenerationId> byKey = new HashMap<>();
          for (int i = 0; i < ids.size(); i++) {
            byKey.put(fresh.get(i).key(), ids.get(i));
          }
          return byKey;
        });
  }

  /** The conditions of a line, with what another process must know to go on with it. */
  private Terms terms(PlannedLine line, String identity) {
    Terms terms = ProviderAddress.on(options.terms(line.key()), backend, invocation.environment());
    return new Destination(line.place(), "", identity)
        .on(ProviderAddress.inFlight(terms, options.inFlight()));
  }

  private static void follow(
      Map<String, GenerationId> fresh, BatchBoard board, ProviderSession session, Run run) {
    fresh.forEach(board::admit);
    for (GenerationId id : fresh.values()) {
      session.kinoport().find(id).forEach(state -> run.follow(session, state.order()));
    }
  }

  private Either<CommandFailure, BatchSummary> awaited(
      BatchBill bill, Map<String, GenerationId> fresh, ProviderSession session, Run run) {
    List<GenerationId> ids =
        bill.lines().stream()
            .map(line -> line.earlier().fold(() -> id(fresh, line), History::id))
            .toList();
    List<Ended> ends = run.await(ids, options.waitLimit());
    progress.close();
    List<LineOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      PlannedLine line = bill.lines().get(i);
      Ended ended = ends.get(i);
      var history = session.journal().read(ids.get(i)).mapLeft(Keeper::unavailable);
      if (history.isLeft()) {
        return history.map(none -> new BatchSummary(List.of()));
      }
      history.forEach(
          found -> found.forEach(known -> outcomes.add(new LineOutcome(line, known, ended))));
    }
    return Either.right(new BatchSummary(outcomes));
  }

  private static GenerationId id(Map<String, GenerationId> fresh, PlannedLine line) {
    return Option.<GenerationId>of(fresh.get(line.key()))
        .getOrElseThrow(() -> new IllegalStateException("not started: " + line.key()));
  }

  private ExitCode told(BatchSummary summary) {
    return end(() -> done(summary));
  }

  private ExitCode done(BatchSummary summary) {
    Either<String, Path> page = BatchPage.write(out(), file, summary);
    page.peekLeft(invocation.console()::complain);
    ExitCode exitCode = report.done(summary, page.toOption());
    return page.isLeft() ? ExitCode.worst(List.of(exitCode, ExitCode.BROKEN)) : exitCode;
  }

  /** Answers to paid requests that are under way are still written down, if they come soon. */
  private void interrupted(boolean isSettled) {
    progress.close();
    end(() ->
        bought.fold(
            () -> report.refused(isSettled ? NOTHING_BOUGHT : Advice.interruptedWhileBuying()),
            board -> report.interrupted(board.totals(), backend.isKept())));
    waiting.forEach(Run::leave);
  }
}
