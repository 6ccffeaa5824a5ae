package dev.kinoport.cli.worker;

import dev.kinoport.Subscription;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.AllowedClipHosts;
import dev.kinoport.cli.provider.Backends;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.KeptJournal;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.cli.state.WakeUpDatabase;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Works until it is stopped, or until nothing is left to do. */
final class WorkerRun {
  /** A paid request that is under way is worth waiting for. */
  private static final Duration FOR_STEPS = Duration.ofSeconds(30);

  private static final Duration FOR_HOSTS = Duration.ofSeconds(5);

  private final Console console;
  private final Invocation invocation;
  private final StateFolder state;
  private final BackendOptions backend;
  private final WorkerOptions options;
  private final AllowedClipHosts clipHosts;
  private final AnswerOptions answer;
  private final CompletableFuture<ExitCode> stop = new CompletableFuture<>();
  private final CompletableFuture<ExitCode> stopped = new CompletableFuture<>();

  WorkerRun(
      Invocation invocation,
      StateFolder state,
      BackendOptions backend,
      WorkerOptions options,
      AllowedClipHosts clipHosts,
      AnswerOptions answer) {
    this.invocation = invocation;
    this.console = invocation.console();
    this.state = state;
    this.backend = backend;
    this.options = options;
    this.clipHosts = clipHosts;
    this.answer = answer;
  }

  /** Works; left: it cannot. */
  Either<CommandFailure, ExitCode> run() {
    return refusal()
        .orElse(state::withoutClips)
        .<Either<CommandFailure, ExitCode>>fold(this::untilStopped, Either::left);
  }

  private Either<CommandFailure, ExitCode> untilStopped() {
    Subscription interrupt = invocation.interrupts().onInterrupt(this::stop);
    try (KeptJournal journal = new KeptJournal(state);
        SystemTime time = new SystemTime()) {
      WorkLog log = new WorkLog(console, time, answer);
      return journal
          .unfinished()
          .mapLeft(Keeper::unavailable)
          .flatMap(open -> beside(journal, log));
    } finally {
      stopped.complete(ExitCode.DONE);
      interrupt.close();
    }
  }

  private Option<CommandFailure> refusal() {
    return backend
        .withoutWorkers()
        .orElse(() ->
            Option.when(
                !backend.isEmulated(invocation.environment()) && !options.agreed(),
                () ->
                    CommandFailure.refused(
                        FailureKind.NOT_AGREED,
                        "whatever is handed in is paid for with the key of this worker: --yes"
                            + " agrees")));
  }

  private Either<CommandFailure, ExitCode> beside(KeptJournal journal, WorkLog log) {
    WorkerSettings settings =
        WorkerSettings.standard().threads(options.threads()).closeWithin(FOR_STEPS);
    try (WakeUpDatabase wakeUps = new WakeUpDatabase(state, options.threads())) {
      return wakeUps
          .working(journal, settings)
          .flatMap(workers -> opened(journal, workers, log))
          .map(session -> {
            try (session) {
              return worked(session, log);
            }
          });
    }
  }

  private Either<CommandFailure, ProviderSession> opened(
      KeptJournal journal, Scheduler.Factory workers, WorkLog log) {
    Vault vault =
        new Vault(journal, state.clips(), Option.some(state.delivery()), log, Option.some(workers));
    return Backends.open(backend, invocation.environment(), vault, log);
  }

  private ExitCode worked(ProviderSession session, WorkLog log) {
    console.note(
        "at work for %s, %d steps at a time; Control-C or SIGTERM ends it"
            .formatted(session.host().getOrElse("the provider"), options.threads()));
    log.leftAlone(session.journal(), session.providers());
    return options.untilIdle() ? new Idleness(session, clipHosts).await(stop) : forever(session);
  }

  /** Until it is stopped. Which clip waits for a host that is allowed, is seen now and then. */
  private ExitCode forever(ProviderSession session) {
    while (!stop.isDone() && !Thread.currentThread().isInterrupted()) {
      if (!clipHosts.trustWhatWaits(session)) {
        session.time().await(stop, Option.when(!clipHosts.isEmpty(), FOR_HOSTS));
      }
    }
    return ExitCode.DONE;
  }

  /** On the thread of the signal, which must not return before all is put away. */
  private void stop() {
    console.note("stopping, after the steps in hand");
    stop.complete(ExitCode.DONE);
    invocation.interrupts().leaveWith(stopped.join().number());
  }
}
