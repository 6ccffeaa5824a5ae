package dev.kinoport.cli.batch;

import dev.kinoport.BatchItem;
import dev.kinoport.Subscription;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchEntry;
import dev.kinoport.cli.batch.plan.BatchOrder;
import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.batch.report.BatchBoard;
import dev.kinoport.cli.batch.report.BatchPage;
import dev.kinoport.cli.batch.report.BatchProgress;
import dev.kinoport.cli.batch.report.BatchReport;
import dev.kinoport.cli.batch.report.BatchTotals;
import dev.kinoport.cli.clip.Destination;
import dev.kinoport.cli.clip.Landing;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.History;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Buys what a batch lacks, goes on with what it has, and tells what came of it. */
final class BatchBuying {
  private final Console console;
  private final Interrupts interrupts;
  private final BatchRequest request;
  private final BatchReport report;
  private final BatchProgress progress;
  private final BatchGround ground;

  BatchBuying(
      Console console,
      Interrupts interrupts,
      BatchRequest request,
      BatchReport report,
      BatchProgress progress,
      BatchGround ground) {
    this.console = console;
    this.interrupts = interrupts;
    this.request = request;
    this.report = report;
    this.progress = progress;
    this.ground = ground;
  }

  /** Buys all of it, or nothing. */
  Either<CommandFailure, ExitCode> buy(BatchBill bill) {
    return claimed()
        .flatMap(mine -> {
          try (mine) {
            return bought(bill);
          }
        });
  }

  /** The folder is there and can be written, and no other run is about to fill it. */
  private Either<CommandFailure, Landing> claimed() {
    Path out = request.out();
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.OUTPUT_REFUSED,
              "%s cannot be a folder for the clips: %s"
                  .formatted(Quoted.of(out.toString()), Landing.words(e))));
    }
    Path page = out.resolve(BatchPage.NAME);
    return Landing.claim(Landing.of(page), page)
        .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault));
  }

  private Either<CommandFailure, ExitCode> bought(BatchBill bill) {
    BatchBoard board = new BatchBoard(bill.orders());
    progress.begin(board, ground.session());
    progress.aside(() -> report.begun(bill, ground.session().host()));
    Subscription interrupt = interrupts.onInterrupt(() -> interrupted(board));
    try (interrupt) {
      ProviderSessions providers = new ProviderSessions(ground.keeper(), request.environment());
      List<GenerationState> earlier = earlier(bill);
      BatchWork work = new BatchWork(ground.session(), providers, request.delivery(), progress);
      // First, so that what is at the provider already has its place.
      work.goOn(earlier, request.options().inFlight());
      return started(bill.fresh())
          .peekLeft(refused -> work.stop())
          .peek(ids -> ids.forEach(board::admit))
          .peek(ids -> work.begin(orders(ids)))
          .flatMap(ids -> worked(bill, work, ids))
          .peek(done ->
              providers.discardWorlds(earlier.stream().map(GenerationState::order).toList()));
    }
  }

  /** What was bought by an earlier run of the same lines. */
  private static List<GenerationState> earlier(BatchBill bill) {
    return bill.orders().stream()
        .flatMap(order -> order.earlier().toJavaStream())
        .map(History::state)
        .toList();
  }

  private List<Order> orders(Map<String, GenerationId> ids) {
    return ids.values().stream()
        .flatMap(
            id -> ground.vault().journal().read(id).toJavaStream().flatMap(Option::toJavaStream))
        .map(history -> history.state().order())
        .toList();
  }

  /** The ids of what is new, by its key. */
  private Either<CommandFailure, Map<String, GenerationId>> started(List<BatchOrder> fresh) {
    return fresh.isEmpty()
        ? Either.right(Map.of())
        : items(fresh)
            .flatMap(
                items -> ground.session().kinoport().startAll(items).mapLeft(CommandFailure::of))
            .map(ids -> {
              Map<String, GenerationId> byKey = new LinkedHashMap<>();
              for (int i = 0; i < ids.size(); i++) {
                byKey.put(fresh.get(i).key(), ids.get(i));
              }
              return byKey;
            });
  }

  private Either<CommandFailure, List<BatchItem>> items(List<BatchOrder> fresh) {
    Either<CommandFailure, String> identity =
        request.isKept() ? request.state().identified() : Either.right(Destination.NOWHERE);
    return identity.map(known ->
        fresh.stream()
            .map(order -> new BatchItem(order.plan(), request.terms(order, known)))
            .toList());
  }

  private Either<CommandFailure, ExitCode> worked(
      BatchBill bill, BatchWork work, Map<String, GenerationId> fresh) {
    Map<GenerationId, Ended> ends = work.await(request.options().waitLimit());
    progress.close();
    return summary(bill, fresh, ends).map(this::told);
  }

  private Either<CommandFailure, BatchSummary> summary(
      BatchBill bill, Map<String, GenerationId> fresh, Map<GenerationId, Ended> ends) {
    Map<String, GenerationId> ids = new HashMap<>(fresh);
    List<BatchEntry> entries = new ArrayList<>();
    for (BatchOrder order : bill.orders()) {
      order.earlier().forEach(history -> ids.put(order.key(), history.id()));
      GenerationId id = Objects.requireNonNull(ids.get(order.key()), order.key());
      Either<CommandFailure, Option<History>> history =
          ground.vault().journal().read(id).mapLeft(Keeper::unavailable);
      if (history.isLeft()) {
        return history.map(none -> new BatchSummary(List.of()));
      }
      history
          .getOrElse(Option.none())
          .forEach(known ->
              entries.add(new BatchEntry(order, known, ends.getOrDefault(id, Ended.open(id)))));
    }
    return Either.right(new BatchSummary(entries));
  }

  private ExitCode told(BatchSummary summary) {
    Either<String, Path> page = BatchPage.write(request.out(), request.file(), summary);
    page.peekLeft(console::complain);
    ExitCode exitCode = report.done(summary, page.toOption());
    return page.isLeft() ? ExitCode.worst(List.of(exitCode, ExitCode.BROKEN)) : exitCode;
  }

  private void interrupted(BatchBoard board) {
    BatchTotals totals = new BatchTotals(board.rows());
    progress.close();
    report.interrupted(totals, request.isKept());
  }
}
