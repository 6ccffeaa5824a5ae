package dev.kinoport.cli;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Watch;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;

/** One run of {@code kinoport generate}, from the options to the clip in its place. */
final class GenerateRun {
  private final GenerateOptions options;
  private final Interrupts interrupts;
  private final Progress progress;
  private final Report report;

  GenerateRun(Console console, Interrupts interrupts, GenerateOptions options) {
    this.options = options;
    this.interrupts = interrupts;
    this.progress = Progress.on(console, options.answer().verbose());
    this.report =
        options.answer().json()
            ? new JsonReport(console, Option.some(options.request().model()))
            : new TextReport(console);
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
    return Backends.open(options.backend(), output.landing(), this::seen)
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .flatMap(session -> {
          try (session) {
            return planned(draft, session, output);
          } finally {
            output.cleanUp();
          }
        });
  }

  private Either<CommandFailure, ExitCode> planned(
      RequestDraft draft, Session session, OutputFile output) {
    Either<CommandFailure, Plan> plan =
        session.kinoport().plan(draft).peek(report::planned).mapLeft(CommandFailure::of);
    return options.dryRun()
        ? plan.flatMap(this::affordable).map(affordable -> report.onlyPlanned())
        : plan.flatMap(ready -> bought(draft, session, output));
  }

  /** What a start would say about the money. */
  private Either<CommandFailure, Plan> affordable(Plan plan) {
    return switch (plan.quote()) {
      case Quote.Known known ->
          options
              .terms()
              .budget()
              .filter(limit -> limit.compareTo(known.amount()) < 0)
              .<Failure>map(limit -> overBudget(limit, known.amount()))
              .toEither(plan)
              .swap()
              .mapLeft(CommandFailure::of);
      case Quote.Unknown unknown ->
          Either.left(CommandFailure.of(new Failure.UnknownPrice(unknown.reason())));
    };
  }

  private static Failure overBudget(Money limit, Money asked) {
    return new Failure.OverBudget("default", limit, Money.zero(limit.currency()), asked);
  }

  private Either<CommandFailure, ExitCode> bought(
      RequestDraft draft, Session session, OutputFile output) {
    Kinoport kinoport = session.kinoport();
    Watch interrupt = interrupts.onInterrupt(() -> interrupted(output));
    try (interrupt) {
      return output
          .prepare()
          .mapLeft(fault -> CommandFailure.refused(FailureKind.OUTPUT_REFUSED, fault))
          .peek(ready -> progress.begin(session))
          .flatMap(
              ready -> kinoport.start(draft, options.terms().terms()).mapLeft(CommandFailure::of))
          .peek(this::started)
          .flatMap(id -> awaited(kinoport, id))
          .flatMap(generated -> taken(generated, output));
    }
  }

  /** The first notice comes before anything is sent: whoever interrupts is told the id. */
  private void seen(GenerationId id, Notice notice) {
    started(id);
    progress.on(id, notice);
  }

  private void started(GenerationId id) {
    progress.aside(() -> report.started(id));
  }

  private void interrupted(OutputFile output) {
    progress.close();
    var unused = report.interrupted();
    output.cleanUp();
  }

  private Either<CommandFailure, Generated> awaited(Kinoport kinoport, GenerationId id) {
    Either<Failure, Generated> end =
        options
            .terms()
            .waitLimit()
            .fold(() -> kinoport.await(id), limit -> kinoport.await(id, limit));
    progress.close();
    return end.mapLeft(CommandFailure::of);
  }

  private Either<CommandFailure, ExitCode> taken(Generated generated, OutputFile output) {
    return output
        .take(Path.of(generated.clip().location()))
        .mapLeft(fault -> CommandFailure.misplaced(fault, generated.cost().amount()))
        .map(place -> report.done(generated, FinishedClip.at(place, generated.clip())));
  }
}
