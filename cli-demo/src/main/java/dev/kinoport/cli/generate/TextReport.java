package dev.kinoport.cli.generate;

import dev.kinoport.Generated;
import dev.kinoport.Plan;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.OptionNames;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.Violation;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.util.Locale;

/** What people want to know, when it is known. */
final class TextReport implements Report {
  private final Console console;
  private final boolean isKept;
  private Option<Plan> plan = Option.none();
  private Option<GenerationId> id = Option.none();
  private Option<ExitCode> end = Option.none();

  /**
   * @param isKept whether a later process can go on
   */
  TextReport(Console console, boolean isKept) {
    this.console = console;
    this.isKept = isKept;
  }

  @Override
  public synchronized void planned(Plan known, Option<String> host) {
    plan = Option.some(known);
    if (end.isDefined()) {
      return;
    }
    console.field("model", Printable.line(known.request().model()));
    console.field("quote", Prices.of(known.quote()));
    host.forEach(name -> console.field("host", Printable.line(name)));
    known
        .warnings()
        .forEach(warning ->
            console.note(
                console.onErr(Ink.YELLOW, "warning: ") + Printable.line(warning.toString())));
  }

  @Override
  public synchronized void started(GenerationId given) {
    if (id.isEmpty() && end.isEmpty()) {
      id = Option.some(given);
      console.field("id", given.value());
    }
  }

  /** Only the first end is told. */
  private ExitCode end(ExitCode exitCode, Runnable words) {
    if (end.isEmpty()) {
      end = Option.some(exitCode);
      words.run();
    }
    return end.getOrElse(exitCode);
  }

  @Override
  public synchronized ExitCode onlyPlanned() {
    return end(
        ExitCode.DONE,
        () -> {
          for (Plan known : plan) {
            console.field(
                "request", Printable.line(CanonicalJson.write(known.document().fields())));
            console.field("hash", known.hash());
          }
          console.note("A dry run: nothing was sent, nothing was spent.");
        });
  }

  @Override
  public synchronized ExitCode done(Generated generated, FinishedClip clip) {
    return end(
        ExitCode.DONE,
        () -> {
          console.field("cost", Prices.of(generated.cost()));
          console.field(
              "clip",
              console.onOut(Ink.BOLD, Printable.line(clip.file().toString())) + describe(clip));
        });
  }

  @Override
  public synchronized ExitCode failed(CommandFailure failure) {
    return end(
        failure.kind().exitCode(),
        () -> complain(plan.map(known -> failure.about(known.document())).getOrElse(failure)));
  }

  @Override
  public synchronized ExitCode interrupted(boolean isSettled) {
    return failed(
        isSettled || id.isDefined()
            ? Advice.interrupted(id, isKept)
            : Advice.interruptedWhileBuying());
  }

  private void complain(CommandFailure failure) {
    if (failure.violations().isEmpty()) {
      console.complain(failure.message());
      failure.faults().forEach(faults -> faults.lines().forEach(line -> console.note("  " + line)));
      if (failure.kind().exitCode() == ExitCode.MONEY) {
        console.note("Nothing was spent.");
      }
    } else {
      console.complain("the request is not in order; nothing was spent");
      failure.violations().forEach(violation -> console.note("  " + line(violation)));
    }
    failure.actual().forEach(cost -> console.note(spent(cost)));
    id.flatMap(known -> Advice.on(failure.kind(), known, isKept)).forEach(console::note);
  }

  private static String spent(Money cost) {
    return cost.amount().signum() == 0
        ? "Nothing was charged."
        : "It cost " + cost + " all the same.";
  }

  private static String line(Violation violation) {
    String was = violation.value().isEmpty() ? "" : " (was " + Quoted.of(violation.value()) + ")";
    String field = violation.field().isEmpty() ? "" : OptionNames.of(violation.field()) + ": ";
    return Printable.line(field + violation.message()) + was;
  }

  private static String describe(FinishedClip clip) {
    String picture = clip.facts().map(TextReport::picture).getOrElse("");
    return clip.fingerprint()
        .map(print -> " (" + picture + size(print.bytes()) + ")")
        .getOrElse("");
  }

  private static String picture(ClipFacts facts) {
    return String.format(
        Locale.ROOT,
        "%dx%d px, %s s, %s frames a second, ",
        facts.widthPx(),
        facts.heightPx(),
        facts.seconds().stripTrailingZeros().toPlainString(),
        facts.fps().stripTrailingZeros().toPlainString());
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
