package dev.kinoport.cli.provider;

import dev.kinoport.ProviderHealth;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport providers}: who can be asked, and how it goes with each. */
@Command(
    name = "providers",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Say who can be asked, and how it goes with each.",
      "The shops first, then whoever else has something open or was asked lately. Nobody is",
      "contacted. Spent today is what today's orders have cost, in UTC. Behind 5 faults in a row",
      "a shop is tried last for two minutes: its circuit is open, as the journal tells it."
    },
    footer = {"", "Examples:", "  kinoport providers", "  kinoport providers --json"})
public final class ProvidersCommand implements Callable<Integer> {
  private static final Set<Phase> OPEN =
      Arrays.stream(Phase.values())
          .filter(phase -> !phase.isEnd())
          .collect(Collectors.toUnmodifiableSet());

  /** Of so many the events are read: more than would open the circuit of each shop. */
  private static final int RECENT = 50;

  private final Invocation invocation;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ProvidersCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * What the journal tells of all: what is open, sums of today, and the newest events. Its size
   * does not matter.
   *
   * @param open what has not ended
   * @param today what was ordered today has cost, by provider
   * @param health of those that have failed
   */
  private record Told(
      List<Summary> open, List<SpendingReport.Group> today, List<ProviderHealth> health) {
    Stream<String> names() {
      return Stream.of(
              open.stream().map(Summary::provider),
              today.stream().flatMap(group -> group.name().toJavaStream()).map(ProviderName::of),
              health.stream().map(ProviderHealth::provider))
          .flatMap(names -> names)
          .map(ProviderName::value);
    }

    Row row(String name, Option<BackendName> shop, Option<Capabilities> can) {
      List<Summary> theirs =
          open.stream().filter(summary -> summary.provider().value().equals(name)).toList();
      return new Row(
          name,
          shop,
          can,
          (int) theirs.stream().filter(summary -> summary.phase().isInFlight()).count(),
          theirs.stream()
              .flatMap(summary -> summary.trouble().toJavaStream())
              .sorted(Comparator.comparing(Trouble::since).reversed())
              .toList(),
          today.stream()
              .filter(group -> group.name().contains(name))
              .flatMap(group -> group.spending().actual().stream())
              .toList(),
          health.stream()
              .filter(known -> known.provider().value().equals(name))
              .findFirst()
              .orElseGet(() -> new ProviderHealth(ProviderName.of(name), 0, Option.none())));
    }
  }

  /**
   * One provider.
   *
   * @param name as {@code --provider} or the journal has it
   * @param shop which shop, if it is one
   * @param can what it can, if it is one
   * @param inFlight how many are with it
   * @param troubles what keeps generations of it waiting, the newest first
   * @param spent what was ordered today has cost
   * @param health how many faults in a row
   */
  private record Row(
      String name,
      Option<BackendName> shop,
      Option<Capabilities> can,
      int inFlight,
      List<Trouble> troubles,
      List<Money> spent,
      ProviderHealth health) {
    String goes() {
      return troubles.isEmpty()
          ? "well"
          : "%d in trouble: %s"
              .formatted(troubles.size(), Printable.line(troubles.getFirst().reason()));
    }

    boolean isOpen() {
      return health.isTriedLast(Instant.now());
    }

    String circuit() {
      String faults = health.faults() == 0 ? "" : ", %d faults in a row".formatted(health.faults());
      return isOpen()
          ? "circuit open until %s%s: tried last"
              .formatted(seconds(health.lastUntil().getOrElse(Instant.EPOCH)), faults)
          : "circuit closed" + faults;
    }

    static Instant seconds(Instant moment) {
      return moment.truncatedTo(ChronoUnit.SECONDS);
    }
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(invocation))) {
      return answer.exitCode(
          invocation, abilities().flatMap(shops -> told(keeper).map(all -> tell(all, shops))));
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

  private static Either<CommandFailure, Told> told(Keeper keeper) {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    return keeper
        .list(Selection.all().in(OPEN))
        .flatMap(open ->
            keeper
                .spending(Selection.all().from(today), Grouping.PROVIDER)
                .flatMap(sums -> health(keeper).map(health -> new Told(open, sums, health))));
  }

  private static Either<CommandFailure, List<ProviderHealth>> health(Keeper keeper) {
    return keeper
        .list(Selection.all().newest(RECENT))
        .flatMap(recent -> {
          List<History> histories = new ArrayList<>();
          for (Summary summary : recent) {
            Either<CommandFailure, History> history =
                keeper.read(summary.id()).peek(histories::add);
            if (history.isLeft()) {
              return history.map(none -> List.of());
            }
          }
          return Either.right(ProviderHealth.told(histories));
        });
  }

  private ExitCode tell(Told told, Map<BackendName, Capabilities> shops) {
    List<String> names = BackendName.shops().map(BackendName::toString).toList();
    List<Row> rows =
        Stream.concat(
                BackendName.shops()
                    .map(shop ->
                        told.row(shop.toString(), Option.some(shop), Option.of(shops.get(shop)))),
                told.names()
                    .filter(name -> !names.contains(name))
                    .distinct()
                    .sorted()
                    .map(name -> told.row(name, Option.none(), Option.none())))
            .toList();
    if (answer.json()) {
      Json items = new Json.Items(rows.stream().<Json>map(this::document).toList());
      invocation.console().say(JsonText.indented(Json.object().with("providers", items)));
    } else {
      rows.forEach(this::print);
    }
    return ExitCode.DONE;
  }

  private void print(Row row) {
    invocation
        .console()
        .say(
            String.format(
                Locale.ROOT,
                "%s  %s; %d in flight, spent today %s, goes %s, %s",
                row.name(),
                row.shop().map(this::key).getOrElse("from the journal"),
                row.inFlight(),
                MoneySums.words(row.spent()),
                row.goes(),
                row.circuit()));
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
        .with(
            "circuit",
            Json.object()
                .with("open", row.isOpen())
                .with("faultsInARow", row.health().faults())
                .with(
                    "until",
                    row.health().lastUntil().filter(until -> row.isOpen()).map(Instant::toString)))
        .with("inFlight", row.inFlight())
        .with("inTrouble", row.troubles().size())
        .with(
            "trouble", Option.ofOptional(row.troubles().stream().findFirst()).map(Trouble::reason))
        .with("spentToday", MoneySums.document(row.spent()));
  }
}
