package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.ClipHostOptions;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.DurationConverter;
import dev.kinoport.cli.option.converter.IdConverter;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.Refusal;
import dev.kinoport.cli.provider.ClipHosts;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kinoport resume}: goes on with what an earlier process left. */
@Command(
    name = "resume",
    sortOptions = false,
    sortSynopsis = false,
    description =
        "Go on with what was interrupted or killed: nothing is bought twice, and each clip is put"
            + " where it was meant to be.",
    footer = {
      "",
      "Examples:",
      "  kinoport resume",
      "  kinoport resume 01K3ZC7JTEX7Q3QWQG0ZCRXAK0 --wait 5m"
    })
public final class ResumeCommand implements Callable<Integer> {
  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      converter = IdConverter.class,
      description = "Only these; by default everything that has not ended")
  private List<GenerationId> ids = new ArrayList<>();

  @picocli.CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Wait no longer than 500ms, 90s, 10m, 1h30m; all go on at the provider")
  private @Nullable Duration wait;

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private ClipHostOptions clipHosts = new ClipHostOptions();

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ResumeCommand(Console console, Interrupts interrupts, Map<String, String> environment) {
    this.console = console;
    this.interrupts = interrupts;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ResumeReport report = new ResumeReport(console, answer.json());
    try (Keeper keeper = Keeper.of(state.in(environment))) {
      ProviderSessions providers = new ProviderSessions(keeper, environment, emulator.address());
      Either<CommandFailure, List<Order>> wanted =
          ids.isEmpty() ? open(keeper, providers) : keeper.orders(ids);
      return wanted
          .map(found ->
              report.tell(
                  new ResumeRun(
                          console, interrupts, keeper, providers, Option.of(wait), answer.verbose())
                      .run(found, new ClipHosts(clipHosts.hosts())::trust)))
          .fold(failure -> Refusal.tell(console, answer.json(), failure), exitCode -> exitCode)
          .number();
    }
  }

  /** What nothing here leads to is somebody else's, and told. */
  private Either<CommandFailure, List<Order>> open(Keeper keeper, ProviderSessions providers) {
    return keeper
        .unfinished()
        .peek(open -> {
          if (open.isEmpty()) {
            console.note("Nothing is open: there is nothing to go on with.");
          }
        })
        .flatMap(keeper::orders)
        .map(orders ->
            orders.stream()
                .filter(order ->
                    providers
                        .obstacle(order)
                        .peek(why -> console.note(order.id() + ": " + why.message()))
                        .isEmpty())
                .toList());
  }
}
