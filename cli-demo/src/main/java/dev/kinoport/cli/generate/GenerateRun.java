package dev.kinoport.cli.generate;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Subscription;
import dev.kinoport.Terms;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.Destination;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.clip.Landing;
import dev.kinoport.cli.clip.OutputFile;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.KnownModels;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.Backends;
import dev.kinoport.cli.provider.ClipHosts;
import dev.kinoport.cli.provider.ClipWait;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.run.Progress;
import dev.kinoport.cli.state.FakeWorlds;
import dev.kinoport.cli.state.KeptJournal;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of {@code kinoport generate}, from the options to the clip in its place. */
final class GenerateRun {
  private final GenerateOptions options;
  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;
  private final Progress progress;
  private final Report report;
  private final StateFolder state;
  private final ClipDelivery delivery;
  private volatile Option<Landing> landing = Option.none();
  private volatile Option<GenerationId> begun = Option.none();

  GenerateRun(
      Console console,
      Interrupts interrupts,
      Map<String, String> environment,
      GenerateOptions options) {
    this.options = options;
    this.console = console;
    this.interrupts = interrupts;
    this.environment = environment;
    this.state = options.state().in(environment);
    this.delivery = state.delivery();
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
    return OutputFile.choose(
            options.output().out(), options.output().force(), options.request().promptOrEmpty())
        .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault))
        .flatMap(output -> withSession(draft, output));
  }

  private Either<CommandFailure, ExitCode> withSession(RequestDraft draft, OutputFile output) {
    try (KeptJournal journal = new KeptJournal(state);
        HandIn handIn = new HandIn(state, journal)) {
      try {
        return handIn
            .workers(options)
            .map(known -> vault(journal, output).with(known))
            .flatMap(vault -> Backends.open(options.backend(), environment, vault, this::seen))
            .flatMap(session -> {
              try (session) {
                return planned(draft, session, output);
              } finally {
                landing.forEach(Landing::close);
              }
            });
      } finally {
        discardWorld(journal);
      }
    }
  }

  private boolean isKept() {
    return !options.dryRun() && options.backend().isKept();
  }

  private Vault vault(KeptJournal journal, OutputFile output) {
    if (!isKept()) {
      return Vault.forNow(output.landing());
    }
    if (options.backend().backend() == BackendName.FAKE) {
      options.backend().fake().keptIn(state.worlds().anew());
    }
    return new Vault(journal, state.clips(), delivery);
  }

  /** Unless something is still open in it. */
  private void discardWorld(KeptJournal journal) {
    for (Path world : options.backend().fake().world()) {
      if (begun.isEmpty() || isClosed(journal, world)) {
        state.worlds().discard(world);
      }
    }
  }

  private static boolean isClosed(KeptJournal journal, Path world) {
    ProviderName provider = ProviderAddress.fake(FakeWorlds.name(world));
    return journal.unfinished(Set.of(provider)).fold(fault -> false, List::isEmpty);
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
            if (options.terms().handIn()) {
              // A worker brings it there, perhaps at once.
              mine.close();
            } else {
              delivery.reserve(output.place());
            }
            progress.begin(session);
          })
          .flatMap(mine -> terms(output))
          .flatMap(terms -> kinoport.start(plan, terms).mapLeft(CommandFailure::of))
          .peek(this::started)
          .flatMap(id ->
              new ClipHosts(options.clipHosts().hosts())
                  .trust(session, List.of(id))
                  .map(told -> id))
          .flatMap(id -> awaited(session, id))
          .flatMap(generated -> taken(generated, output));
    }
  }

  /** What another process must know to go on is written down with the order. */
  private Either<CommandFailure, Terms> terms(OutputFile output) {
    Terms terms = options.terms().terms();
    return !isKept()
        ? Either.right(terms)
        : state
            .identified()
            .map(identity ->
                Destination.of(output, identity)
                    .on(ProviderAddress.on(terms, options.backend(), environment)));
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
    return end.mapLeft(failure -> HandIn.words(options, failure));
  }

  private void listening() {
    progress.aside(() -> console.note("Only a message on --webhook-port can settle this now."));
  }

  private Either<CommandFailure, ExitCode> taken(Generated generated, OutputFile output) {
    return ClipDelivery.kept(generated.clip())
        .flatMap(landed ->
            output.holding(landed).fold(() -> output.take(landed), Either::<String, Path>right))
        .mapLeft(fault -> CommandFailure.misplaced(fault, generated.cost().amount()))
        .peek(place -> {
          if (!place.equals(output.place())) {
            console.note(output.place() + " turned up meanwhile; the clip has another name");
          }
        })
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
