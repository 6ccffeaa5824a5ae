package dev.kinoport.cli;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Subscription;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One run of {@code kinoport generate}, from the options to the clip in its place. */
final class GenerateRun {
  private final GenerateOptions options;
  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;
  private final Progress progress;
  private final Report report;
  private volatile Option<Landing> landing = Option.none();
  private volatile Option<GenerationId> begun = Option.none();
  private Option<DeliveryNotes> notes = Option.none();

  GenerateRun(
      Console console,
      Interrupts interrupts,
      Map<String, String> environment,
      GenerateOptions options) {
    this.options = options;
    this.console = console;
    this.interrupts = interrupts;
    this.environment = environment;
    this.progress = Progress.on(console, options.answer().verbose());
    this.report =
        options.answer().json()
            ? new JsonReport(
                console,
                Option.some(
                    KnownModels.idOr(
                        options.backend().catalogue().orRefuse(), options.request().model())),
                options.backend().isKept())
            : new TextReport(console, options.backend().isKept());
  }

  /** Does it all, and tells what came of it. */
  ExitCode run() {
    try (progress) {
      return options
          .request()
          .draft()
          .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
          .flatMap(this::withOutput)
          .fold(report::failed, exitCode -> exitCode);
    }
  }

  private Either<CommandFailure, ExitCode> withOutput(RequestDraft draft) {
    return OutputFile.choose(options.output(), options.request().promptOrEmpty())
        .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault))
        .flatMap(output -> withSession(draft, output));
  }

  private Either<CommandFailure, ExitCode> withSession(RequestDraft draft, OutputFile output) {
    StateFolder state = options.state().in(environment);
    try (KeptJournal journal = new KeptJournal(state);
        HandIn handIn = new HandIn(state, journal)) {
      return handIn
          .workers(options)
          .map(known -> vault(state, journal, output).with(known))
          .flatMap(vault ->
              Backends.open(options.backend(), environment, vault, this::seen)
                  .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault)))
          .flatMap(session -> {
            try (session) {
              return planned(draft, session, output);
            } finally {
              landing.forEach(Landing::close);
            }
          });
    } finally {
      discardWorld(state);
    }
  }

  private Vault vault(StateFolder state, KeptJournal journal, OutputFile output) {
    if (options.dryRun() || !options.backend().isKept()) {
      return Vault.forNow(output.landing());
    }
    notes = Option.some(state.notes());
    if (options.backend().backend() == BackendName.FAKE) {
      options.backend().fake().keptIn(state.worlds().anew());
    }
    DeliveryNote note =
        new DeliveryNote(
            options.backend().words(environment),
            output.place(),
            output.replacing(),
            Option.none());
    return new Vault(new NotingJournal(journal, state.notes(), order -> note), state.clips());
  }

  /** Unless something is still open in it. */
  private void discardWorld(StateFolder state) {
    if (!begun.exists(state.notes()::isOpen)) {
      options.backend().fake().world().forEach(state.worlds()::discard);
    }
  }

  private Either<CommandFailure, ExitCode> planned(
      RequestDraft draft, Session session, OutputFile output) {
    Option<Money> budget = options.terms().budget();
    Either<CommandFailure, Plan> plan =
        session
            .kinoport()
            .plan(draft)
            .peek(known -> report.planned(known, session.host()))
            .mapLeft(CommandFailure::of);
    Either<CommandFailure, Plan> affordable =
        plan.flatMap(known -> SpendingRules.affordable(known, options.terms()));
    if (options.dryRun()) {
      return affordable.map(known -> report.onlyPlanned());
    }
    return affordable
        .flatMap(known ->
            session.spendsMoney() ? SpendingRules.agreed(known, budget) : Either.right(known))
        .flatMap(agreed -> bought(agreed, session, output));
  }

  private Either<CommandFailure, ExitCode> bought(Plan plan, Session session, OutputFile output) {
    Kinoport kinoport = session.kinoport();
    Subscription interrupt = interrupts.onInterrupt(this::interrupted);
    try (interrupt) {
      return output
          .claim()
          .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault))
          .peek(mine -> {
            landing = Option.some(mine);
            progress.begin(session);
          })
          .flatMap(
              mine -> kinoport.start(plan, options.terms().terms()).mapLeft(CommandFailure::of))
          .peek(this::started)
          .flatMap(id -> options.clipHosts().trust(session, List.of(id)).map(told -> id))
          .flatMap(id -> awaited(session, id))
          .flatMap(generated -> taken(generated, output));
    }
  }

  /** The first notice comes before anything is sent: whoever interrupts is told the id. */
  private void seen(GenerationId id, Notice notice) {
    started(id);
    progress.on(id, notice);
  }

  private void started(GenerationId id) {
    begun = Option.some(id);
    progress.aside(() -> report.started(id));
  }

  private void interrupted() {
    progress.close();
    var unused = report.interrupted();
    landing.forEach(Landing::close);
  }

  private Either<CommandFailure, Generated> awaited(Session session, GenerationId id) {
    Either<Failure, Generated> end =
        new ClipWait(session, options.terms().waitLimit(), this::listening).end(id);
    progress.close();
    return end.peekLeft(failure -> Deliveries.over(failure, notes))
        .mapLeft(failure -> HandIn.words(options, failure));
  }

  private void listening() {
    progress.aside(() -> console.note("Only a message on --webhook-port can settle this now."));
  }

  private Either<CommandFailure, ExitCode> taken(Generated generated, OutputFile output) {
    return output
        .take(Path.of(generated.clip().location()))
        .mapLeft(fault -> CommandFailure.misplaced(fault, generated.cost().amount()))
        .peek(place -> {
          if (!place.equals(output.place())) {
            console.note(output.place() + " turned up meanwhile; the clip has another name");
          }
        })
        .peek(place -> notes.forEach(known -> Deliveries.settle(known, generated.id(), place)))
        .map(place -> done(generated, FinishedClip.at(place, generated.clip())));
  }

  private ExitCode done(Generated generated, FinishedClip clip) {
    ExitCode exitCode = report.done(generated, clip);
    if (console.outIsLost()) {
      console.note("The clip is there: " + clip.file());
    }
    return exitCode;
  }
}
