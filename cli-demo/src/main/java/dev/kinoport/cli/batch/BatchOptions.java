package dev.kinoport.cli.batch;

import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.cli.option.CheapestOption;
import dev.kinoport.cli.option.converter.CountConverter;
import dev.kinoport.cli.option.converter.DollarsConverter;
import dev.kinoport.cli.option.converter.DurationConverter;
import dev.kinoport.cli.option.converter.TextConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.generation.Budget;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Under which conditions a batch is bought, and where its clips go. */
final class BatchOptions {
  private static final int USUALLY_IN_FLIGHT = 10;

  private final String purse = "command " + UUID.randomUUID();

  @CommandLine.Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for the clips and report.html, made if it is not there; by default one in the"
              + " current folder, named after FILE")
  private @Nullable Path out;

  @CommandLine.Option(
      names = "--budget",
      paramLabel = "USD",
      converter = DollarsConverter.class,
      description = "Spend at most this much on all lines together, or nothing at all")
  private @Nullable Money budget;

  @CommandLine.Option(
      names = "--label",
      paramLabel = "TEXT",
      converter = TextConverter.class,
      description =
          "Your word for the batch, kept in the journal; the same file under another label is"
              + " bought again")
  private @Nullable String label;

  @CommandLine.Option(
      names = "--max-in-flight",
      paramLabel = "N",
      converter = CountConverter.class,
      description =
          "At most this many at the provider at once; the others wait in the journal, unsent; by"
              + " default "
              + USUALLY_IN_FLIGHT)
  private int inFlight = USUALLY_IN_FLIGHT;

  @CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Wait no longer than 500ms, 90s, 10m, 1h30m; what was sent goes on")
  private @Nullable Duration wait;

  @CommandLine.Mixin private CheapestOption cheapest = new CheapestOption();

  @CommandLine.Option(names = "--dry-run", description = "Check and quote every line; send nothing")
  private boolean dryRun;

  Path out(Path file) {
    if (out != null && out.toString().equals("-")) {
      throw new BadUsage("--out of a batch is a folder, not stdout");
    }
    if (out != null) {
      return out;
    }
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return Path.of((dot > 0 ? name.substring(0, dot) : name) + "-clips");
  }

  Option<Money> budget() {
    return Option.of(budget);
  }

  Option<String> label() {
    return Option.of(label);
  }

  int inFlight() {
    return inFlight;
  }

  Option<Duration> waitLimit() {
    return Option.of(wait);
  }

  boolean dryRun() {
    return dryRun;
  }

  /** The same plan with its offers in the order in which they are to be taken. */
  Plan ordered(Plan plan) {
    return cheapest.ordered(plan);
  }

  /** The conditions of a line: the same purse for all, of this command's own. */
  Terms terms(String key) {
    Terms terms = Terms.standard().key(key);
    terms = budget == null ? terms : terms.budget(new Budget(purse, budget));
    return label == null ? terms : terms.label(label);
  }
}
