package dev.kinoport.cli.option;

import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.cli.option.converter.DollarsConverter;
import dev.kinoport.cli.option.converter.DurationConverter;
import dev.kinoport.cli.option.converter.TextConverter;
import dev.kinoport.generation.Budget;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Under which conditions the clip is bought. */
public final class TermsOptions {
  private static final Duration ONE_LOOK = Duration.ofMillis(1);

  @CommandLine.Option(
      names = "--budget",
      paramLabel = "USD",
      converter = DollarsConverter.class,
      description = "Spend at most this much, or nothing at all")
  private @Nullable Money budget;

  @CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Wait no longer than 500ms, 90s, 10m, 1h30m; the generation goes on")
  private @Nullable Duration wait;

  @CommandLine.Option(
      names = "--hand-in",
      description = "Write it down for kinoport worker, and leave: exit code 7")
  private boolean handIn;

  @CommandLine.Option(
      names = "--key",
      paramLabel = "TEXT",
      converter = TextConverter.class,
      description = "Idempotency key: the same key is the same generation, which is paid once")
  private @Nullable String key;

  @CommandLine.Option(
      names = "--label",
      paramLabel = "TEXT",
      converter = TextConverter.class,
      description = "Your word for it, kept in the journal")
  private @Nullable String label;

  @CommandLine.Mixin private StrictOption strict = new StrictOption();

  @CommandLine.Mixin private CheapestOption cheapest = new CheapestOption();

  @CommandLine.Option(
      names = "--allow-unknown-price",
      description = "Go on although nobody knows the price; no --budget can be kept then")
  private boolean unknownPriceAllowed;

  /** A price as these terms take it: for those who are strict a rough one is none. */
  public Quote judged(Quote quote) {
    return strict.judged(quote);
  }

  /** The same plan with its offers in the order in which they are to be taken. */
  public Plan ordered(Plan plan) {
    return cheapest.ordered(plan);
  }

  /** Whether a start may go on although nobody knows the price. */
  public boolean allowUnknownPrice() {
    return unknownPriceAllowed && budget == null;
  }

  public Option<Money> budget() {
    return Option.of(budget);
  }

  /** How long to wait for the end; what is handed in is looked at once. */
  public Option<Duration> waitLimit() {
    return handIn ? Option.some(ONE_LOOK) : Option.of(wait);
  }

  /** Whether every step is left to workers. */
  public boolean handIn() {
    return handIn;
  }

  /** A purse of this command's own: what others cost does not count. */
  private static Budget purse(Money limit) {
    return new Budget("command " + UUID.randomUUID(), limit);
  }

  public Terms terms() {
    Terms terms = strict.on(Terms.standard());
    terms = unknownPriceAllowed ? terms.allowingUnknownPrice() : terms;
    terms = budget == null ? terms : terms.budget(purse(budget));
    terms = key == null ? terms : terms.key(key);
    return label == null ? terms : terms.label(label);
  }
}
