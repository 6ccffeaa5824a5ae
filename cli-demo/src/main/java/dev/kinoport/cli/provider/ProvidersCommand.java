package dev.kinoport.cli.provider;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.console.Printable;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.Refusal;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Capabilities;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport providers}: who can be asked, and how it goes with each. */
@Command(
    name = "providers",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Say who can be asked, and how it goes with each.",
      "The shops first, then whoever else the journal knows. Nobody is contacted; today is a",
      "day in UTC."
    },
    footer = {"", "Examples:", "  kinoport providers", "  kinoport providers --json"})
public final class ProvidersCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ProvidersCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * One provider.
   *
   * @param name as {@code --provider} or the journal has it
   * @param shop which shop, if it is one
   * @param can what it can, if it is one
   * @param inFlight how many are with it
   * @param troubles what keeps generations of it waiting, the newest first
   * @param spent what ended today has cost
   */
  private record Row(
      String name,
      Option<BackendName> shop,
      Option<Capabilities> can,
      int inFlight,
      List<Trouble> troubles,
      List<Money> spent) {
    String goes() {
      return troubles.isEmpty()
          ? "well"
          : "%d in trouble: %s"
              .formatted(troubles.size(), Printable.line(troubles.getFirst().reason()));
    }
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(invocation))) {
      return Refusal.orElse(
          invocation.console(),
          answer.json(),
          abilities().flatMap(shops -> summaries(keeper).map(all -> tell(all, shops))));
    }
  }

  /** What each shop can, as far as the environment lets it. */
  private Either<CommandFailure, Map<BackendName, Capabilities>> abilities() {
    Either<CommandFailure, Map<BackendName, Capabilities>> all =
        Either.right(new EnumMap<>(BackendName.class));
    for (BackendName shop : BackendName.shops().toList()) {
      all =
          all.flatMap(known ->
              ShopLimits.of(shop, invocation.environment())
                  .peek(limits -> known.put(shop, limits.on(ShopFacts.of(shop))))
                  .map(limits -> known));
    }
    return all;
  }

  /** What is open, however old, and what may have ended today. */
  private static Either<CommandFailure, List<Summary>> summaries(Keeper keeper) {
    return keeper.list(Selection.all());
  }

  private ExitCode tell(List<Summary> all, Map<BackendName, Capabilities> shops) {
    Map<String, List<Summary>> known =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    summary -> summary.provider().value(), TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    BackendName.shops()
        .forEach(shop -> {
          List<Summary> theirs = known.remove(shop.toString());
          rows.add(
              row(
                  shop.toString(),
                  Option.some(shop),
                  Option.of(shops.get(shop)),
                  theirs == null ? List.of() : theirs));
        });
    known.forEach((name, theirs) -> rows.add(row(name, Option.none(), Option.none(), theirs)));
    if (answer.json()) {
      Json items = new Json.Items(rows.stream().<Json>map(this::document).toList());
      invocation.console().say(JsonText.indented(Json.object().with("providers", items)));
    } else {
      rows.forEach(this::print);
    }
    return ExitCode.DONE;
  }

  private static Row row(
      String name, Option<BackendName> shop, Option<Capabilities> can, List<Summary> theirs) {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    return new Row(
        name,
        shop,
        can,
        (int) theirs.stream().filter(summary -> summary.phase().isInFlight()).count(),
        theirs.stream()
            .flatMap(summary -> summary.trouble().toJavaStream())
            .sorted(Comparator.comparing(Trouble::since).reversed())
            .toList(),
        theirs.stream()
            .filter(summary -> summary.phase().isEnd() && !summary.since().isBefore(today))
            .flatMap(summary -> summary.cost().flatMap(Cost::amount).toJavaStream())
            .toList());
  }

  private void print(Row row) {
    invocation
        .console()
        .say(
            String.format(
                Locale.ROOT,
                "%s  %s; %d in flight, spent today %s, goes %s",
                row.name(),
                row.shop().map(this::key).getOrElse("from the journal"),
                row.inFlight(),
                MoneySums.words(row.spent()),
                row.goes()));
    row.can().forEach(can -> invocation.console().say("  " + ShopFacts.words(can)));
  }

  private String key(BackendName shop) {
    return shop.isReachable(invocation.environment())
        ? "can be asked"
        : shop.keyVariable() + " is not set";
  }

  private Json.Members document(Row row) {
    return Json.object()
        .with("name", row.name())
        .with("keyVariable", row.shop().map(BackendName::keyVariable))
        .with("canBeAsked", row.shop().exists(shop -> shop.isReachable(invocation.environment())))
        .with("can", row.can().<Json>map(ShopFacts::document).getOrElse(Json.Nothing.NULL))
        .with("inFlight", row.inFlight())
        .with("inTrouble", row.troubles().size())
        .with(
            "trouble", Option.ofOptional(row.troubles().stream().findFirst()).map(Trouble::reason))
        .with("spentToday", MoneySums.document(row.spent()));
  }
}
