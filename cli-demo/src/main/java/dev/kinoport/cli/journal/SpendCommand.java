package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.GroupingConverter;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.fault.Printable;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.price.Money;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinoport spend}: where the money went. */
@Command(
    name = "spend",
    sortOptions = false,
    sortSynopsis = false,
    description = "Say what is set aside, what was quoted and what it cost.",
    footer = {"", "Examples:", "  kinoport spend --by model", "  kinoport spend --by day --json"})
public final class SpendCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--by",
      paramLabel = "model|day|label|provider",
      converter = GroupingConverter.class,
      description = "Also for each model, day (UTC), label or provider")
  private @Nullable Grouping by;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public SpendCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(invocation))) {
      return answer.exitCode(
          invocation,
          keeper.spending(Selection.all(), by == null ? Grouping.DAY : by).map(this::tell));
    }
  }

  private ExitCode tell(List<SpendingReport.Group> parts) {
    List<SpendingReport.Group> groups = by == null ? List.of() : parts;
    SpendingReport all =
        SpendingReport.sum(parts.stream().map(SpendingReport.Group::spending).toList());
    if (answer.json()) {
      invocation.console().say(JsonText.indented(document(groups, all)));
      return ExitCode.DONE;
    }
    line("", "number", "reserved", "estimated", "actual", "unknown");
    groups.forEach(group -> line(name(group), group.spending()));
    line("all", all);
    return ExitCode.DONE;
  }

  private static String name(SpendingReport.Group group) {
    return group.name().getOrElse("(none)");
  }

  private void line(String name, SpendingReport spending) {
    line(
        Printable.line(name),
        String.valueOf(spending.generations()),
        sum(spending.reserved()),
        sum(spending.estimated()),
        sum(spending.actual()),
        String.valueOf(spending.unknown()));
  }

  private void line(
      String name, String count, String reserved, String quoted, String actual, String unknown) {
    invocation
        .console()
        .say(
            String.format(
                Locale.ROOT,
                "%-24s %7s %14s %14s %14s %8s",
                name,
                count,
                reserved,
                quoted,
                actual,
                unknown));
  }

  private static String sum(Collection<Money> sums) {
    return sums.isEmpty() ? "-" : MoneySums.words(sums);
  }

  private static Json document(List<SpendingReport.Group> groups, SpendingReport all) {
    List<Json> parts =
        groups.stream()
            .<Json>map(group -> members(group.spending()).with("name", name(group)))
            .toList();
    return members(all).with("groups", new Json.Items(parts));
  }

  private static Json.Members members(SpendingReport spending) {
    return MoneySums.document(Json.object().with("generations", spending.generations()), spending);
  }
}
