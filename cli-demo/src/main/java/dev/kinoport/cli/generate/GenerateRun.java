package dev.kinoport.cli.generate;

import dev.kinoport.Generated;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.Destination;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.clip.Landing;
import dev.kinoport.cli.clip.OutputFile;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.KnownModels;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.AllowedClipHosts;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.run.Progress;
import dev.kinoport.cli.run.Run;
import dev.kinoport.cli.run.SingleBoard;
import dev.kinoport.cli.run.WayOut;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/** One run of {@code kinoport generate}, from the options to the clip in its place. */
final class GenerateRun {
  private final GenerateOptions options;
  private final Invocation invocation;
  private final Console console;
  private final Progress progress;
  private final Report report;
  private final StateFolder state;
  private final ClipDelivery delivery;
  private final WayOut wayOut;
  private volatile Option<Landing> landing = Option.none();
  private volatile Option<Run> waiting = Option.none();

  GenerateRun(Invocation invocation, GenerateOptions options) {
    this.options = options;
    this.invocation = invocation;
    this.console = invocation.console();
    this.state = options.state().in(invocation);
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
    this.wayOut = new WayOut(invocation.interrupts(), this::interrupted);
  }

  /** Does it all, and tells what came of it. */
  ExitCode run() {
    try (wayOut;
        progress) {
      return options
          .request()
          .draft()
          .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
          .flatMap(this::withOutput)
          .peekLeft(failure -> progress.close())
          .fold(report::failed, exitCode -> exitCode);
    }
  }

  private Either<CommandFailure, ExitCode> withOutput(RequestDraft draft) {
    return OutputFile.choose(
            options.output().out(), options.output().force(), options.request().promptOrEmpty())
        .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault))
        .flatMap(output -> opened(draft, output));
  }

  private Either<CommandFailure, ExitCode> opened(RequestDraft draft, OutputFile output) {
    try (Keeper keeper = Keeper.of(state);
        HandIn handIn = new HandIn(state, keeper.journal());
        Run run =
            new Run(new ProviderSessions(keeper, invocation.environment()), delivery, this::seen)) {
      waiting = Option.some(run);
      return handIn
          .workers(options)
          .flatMap(workers ->
              run.open(options.backend(), Option.when(!isKept(), output.landing()), workers))
          .flatMap(session -> planned(draft, session, output, run));
    } finally {
      landing.forEach(Landing::close);
    }
  }

  private boolean isKept() {
    return !options.dryRun() && options.backend().isKept();
  }

  private Either<CommandFailure, ExitCode> planned(
      RequestDraft draft, ProviderSession session, OutputFile output, Run run) {
    Either<CommandFailure, Plan> affordable =
        session
            .kinoport()
            .plan(draft)
            .map(options.terms()::ordered)
            .peek(known -> report.planned(known, session.host()))
            .mapLeft(CommandFailure::of)
            .flatMap(known -> SpendingRules.affordable(known, options.terms()));
    if (options.dryRun()) {
      return affordable.map(known -> report.onlyPlanned());
    }
    return affordable
        .flatMap(known ->
            session.spendsMoney()
                ? SpendingRules.agreed(known, options.terms().budget())
                : Either.right(known))
        .flatMap(agreed -> bought(agreed, session, output, run));
  }

  private Either<CommandFailure, ExitCode> bought(
      Plan plan, ProviderSession session, OutputFile output, Run run) {
    return output
        .claim()
        .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault))
        .peek(mine -> claimed(mine, output))
        .flatMap(mine -> destination(output))
        .flatMap(place ->
            started(plan, session, place)
                .peek(id ->
                    run.follow(
                        session,
                        id,
                        session.end(id, options.terms().waitLimit(), this::listening),
                        clip -> delivery.bring(place, clip))))
        .flatMap(id ->
            new AllowedClipHosts(options.clipHosts().hosts())
                .trust(session, List.of(id))
                .map(told -> run.await(List.of(id), options.terms().waitLimit()).getFirst()))
        .peek(ended -> progress.close())
        .flatMap(ended -> told(ended, output));
  }

  /** A worker brings the clip of what is handed in, perhaps at once: the place must be free. */
  private void claimed(Landing mine, OutputFile output) {
    landing = Option.some(mine);
    if (options.terms().handIn()) {
      mine.close();
    } else {
      delivery.reserve(output.place());
    }
  }

  private Either<CommandFailure, Destination> destination(OutputFile output) {
    Either<CommandFailure, String> identity =
        isKept() ? state.identified() : Either.right(Destination.NOWHERE);
    return identity.map(known -> Destination.of(output, known));
  }

  /** What another process must know to go on is written down with the order. */
  private Either<CommandFailure, GenerationId> started(
      Plan plan, ProviderSession session, Destination place) {
    Terms wanted = options.terms().terms();
    Terms terms = options.output().isPassing() ? wanted : place.on(wanted);
    return wayOut
        .unlessTaken(() -> {
          progress.begin(new SingleBoard(session.time(), session.usual()));
          return session
              .kinoport()
              .start(plan, ProviderAddress.on(terms, options.backend(), invocation.environment()))
              .mapLeft(CommandFailure::of)
              .peek(this::started);
        })
        .getOrElse(
            () -> Either.left(Advice.interrupted(Option.none(), options.backend().isKept())));
  }

  /** The first notice comes before anything is sent: whoever interrupts is told the id. */
  private void seen(GenerationId id, Notice notice) {
    started(id);
    progress.on(id, notice);
  }

  private void started(GenerationId id) {
    progress.aside(() -> report.started(id));
  }

  /** The answer to a paid request that is under way is still written down, if it comes soon. */
  private void interrupted(boolean isSettled) {
    progress.close();
    report.interrupted(isSettled);
    landing.forEach(Landing::close);
    waiting.forEach(Run::leave);
  }

  private void listening() {
    progress.aside(() -> console.note("Only a message on --webhook-port can settle this now."));
  }

  private Either<CommandFailure, ExitCode> told(Ended ended, OutputFile output) {
    return ended
        .end()
        .mapLeft(failure -> HandIn.words(options, ended.id(), failure))
        .map(generated -> done(generated, shown(ended, output)));
  }

  /** As somebody named it, if it lies there. */
  private FinishedClip shown(Ended ended, OutputFile output) {
    FinishedClip clip = ended.clip().getOrElseThrow(IllegalStateException::new);
    Path named = output.place();
    if (clip.file().equals(named.toAbsolutePath().normalize())) {
      return clip.named(named);
    }
    console.note(named + " turned up meanwhile; the clip has another name");
    return clip;
  }

  private ExitCode done(Generated generated, FinishedClip clip) {
    ExitCode exitCode = report.done(generated, clip);
    clip.word().forEach(console::note);
    if (console.outIsLost()) {
      console.note("The clip is there: " + clip.file());
    }
    return exitCode;
  }
}
