package dev.kinoport.cli.batch;

import dev.kinoport.cli.batch.file.BatchDrafts;
import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.file.BatchFile;
import dev.kinoport.cli.batch.file.BatchItemDraft;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchPlanner;
import dev.kinoport.cli.batch.report.BatchProgress;
import dev.kinoport.cli.batch.report.BatchReport;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.provider.Backends;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.state.FakeWorlds;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.List;

/** One run of {@code kinoport batch}: up to the money it checks, from there on it buys. */
final class BatchRun {
  private final Console console;
  private final Interrupts interrupts;
  private final BatchRequest request;
  private final BatchReport report;
  private final BatchProgress progress;
  private final BatchFaults faults;

  BatchRun(Console console, Interrupts interrupts, BatchRequest request, AnswerOptions answer) {
    this.console = console;
    this.interrupts = interrupts;
    this.request = request;
    this.report = BatchReport.to(console, answer.json());
    this.progress = BatchProgress.on(console, answer);
    this.faults = new BatchFaults(request.file());
  }

  /** Does it all, and tells what came of it. */
  ExitCode run() {
    List<BatchItemDraft> drafts =
        new BatchDrafts(
                request.backend().catalogue().orRefuse(),
                request.file(),
                request.options().label(),
                faults)
            .of(new BatchFile(request.file(), faults).read());
    BackendOptions backend = request.backend();
    backend.atMost(request.options().inFlight());
    try (progress;
        Keeper keeper = Keeper.of(request.state())) {
      Vault vault = vault(keeper);
      try {
        return Backends.open(backend, request.environment(), vault, progress)
            .flatMap(session -> {
              try (session) {
                return planned(drafts, new BatchGround(session, keeper, vault));
              }
            })
            .fold(report::refused, exitCode -> exitCode);
      } finally {
        cleanUp(keeper, vault);
      }
    }
  }

  private Vault vault(Keeper keeper) {
    StateFolder state = request.state();
    if (request.options().dryRun() || !request.isKept()) {
      return Vault.forNow(rehearsals().anew());
    }
    if (request.backend().backend() == BackendName.FAKE) {
      request.backend().fake().keptIn(state.worlds().anew());
    }
    return new Vault(keeper.journal(), state.clips(), state.delivery());
  }

  /** Folders that are gone when their run ends. */
  private FakeWorlds rehearsals() {
    return new FakeWorlds(request.out());
  }

  private void cleanUp(Keeper keeper, Vault vault) {
    if (!vault.isKept()) {
      rehearsals().discard(vault.clips());
    }
    for (Path world : request.backend().fake().world()) {
      ProviderName provider = ProviderAddress.fake(FakeWorlds.name(world));
      new ProviderSessions(keeper, request.environment()).discardWorld(provider);
    }
  }

  private Either<CommandFailure, ExitCode> planned(
      List<BatchItemDraft> drafts, BatchGround ground) {
    return new BatchPlanner(ground.session().kinoport(), ground.keeper(), faults, request.isKept())
        .plan(drafts, request.out())
        .flatMap(orders ->
            faults.isEmpty()
                ? priced(new BatchBill(orders), ground)
                : Either.right(report.faulty(faults)));
  }

  private Either<CommandFailure, ExitCode> priced(BatchBill bill, BatchGround ground) {
    boolean dryRun = request.options().dryRun();
    return bill.agreed(request.options().budget(), !dryRun && ground.session().spendsMoney())
        .flatMap(agreed ->
            dryRun
                ? Either.right(report.onlyPlanned(agreed))
                : new BatchBuying(console, interrupts, request, report, progress, ground)
                    .buy(agreed));
  }
}
