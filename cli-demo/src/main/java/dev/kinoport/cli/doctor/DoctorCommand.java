package dev.kinoport.cli.doctor;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.text.Counted;
import dev.kinoport.fault.Printable;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport doctor}: what is wrong with what is kept, and what would mend it. */
@Command(
    name = "doctor",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Look over what is kept: who may read it, the journal, each clip by its hash, what is open.",
      "Says what would mend what it finds, and changes nothing. No provider is asked unless you say"
          + " so."
    },
    footer = {
      "",
      "Examples:",
      "  kinoport doctor",
      "  kinoport doctor --json",
      "  kinoport doctor --ask-provider"
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;

  @CommandLine.Option(
      names = "--ask-provider",
      description =
          "Also ask the providers what they know of everything that is open or in doubt; it costs"
              + " nothing")
  private boolean ask;

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (SystemTime time = new SystemTime();
        Keeper keeper = Keeper.of(state.in(invocation))) {
      Examination.Result result =
          Examination.of(
              keeper,
              Option.when(
                  ask,
                  () ->
                      new ProviderRecords(
                          new ProviderSessions(
                              keeper, invocation.environment(), emulator.address()))),
              time.now());
      if (answer.json()) {
        invocation.console().say(JsonText.indented(document(result)));
      } else {
        tell(invocation.console(), result);
      }
      return (result.ailments().isEmpty() ? ExitCode.DONE : ExitCode.BROKEN).number();
    }
  }

  private static Json document(Examination.Result result) {
    return Json.object()
        .with("journal", result.journal())
        .with("generations", result.generations())
        .with("clips", result.clips())
        .with("asked", result.asked())
        .with(
            "findings", new Json.Items(result.ailments().stream().map(Ailment::document).toList()));
  }

  private void tell(Console console, Examination.Result result) {
    result.journal().forEach(identity -> console.field("journal", identity));
    console.field("read", Counted.of(result.generations(), "generation"));
    console.field("held", Counted.of(result.clips(), "clip") + " against what was kept");
    if (ask) {
      console.field("asked", "providers for " + Counted.of(result.asked(), "generation"));
    }
    for (Ailment ailment : result.ailments()) {
      console.say(Printable.line("%s: %s".formatted(ailment.place(), ailment.found())));
      console.say(Printable.line("    " + ailment.remedy()));
    }
    console.note(
        result.ailments().isEmpty()
            ? "Nothing is wrong here."
            : Counted.of(result.ailments().size(), "finding") + "; nothing was changed");
  }
}
