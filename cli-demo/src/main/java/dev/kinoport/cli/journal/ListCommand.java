package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.CountConverter;
import dev.kinoport.cli.option.converter.PhaseConverter;
import dev.kinoport.cli.option.converter.TextConverter;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.text.SummaryWords;
import dev.kinoport.cli.text.UnfetchedClip;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinoport list}: what was bought. */
@Command(
    name = "list",
    sortOptions = false,
    sortSynopsis = false,
    description = "List what was bought, oldest first.",
    footer = {"", "Examples:", "  kinoport list", "  kinoport list --status in_doubt --json"})
public final class ListCommand implements Callable<Integer> {
  private final Invocation invocation;
  private static final int USUAL = 50;

  @Option(
      names = "--status",
      paramLabel = "S",
      converter = PhaseConverter.class,
      description =
          "Only those that are planned, submitting, in_doubt, queued, running, fetching,"
              + " downloading, succeeded, failed or cancelled; may be repeated")
  private List<Phase> phases = List.of();

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      converter = TextConverter.class,
      description = "Only those with this label")
  private @Nullable String label;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "Only the newest; by default " + USUAL)
  private int limit = USUAL;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(invocation))) {
      return answer.exitCode(invocation, keeper.list(selection()).map(this::tell));
    }
  }

  private Selection selection() {
    Selection all = Selection.all().newest(limit);
    Selection some = phases.isEmpty() ? all : all.in(EnumSet.copyOf(phases));
    return label == null ? some : some.labelled(label);
  }

  private ExitCode tell(List<Summary> summaries) {
    if (answer.json()) {
      invocation
          .console()
          .say(
              JsonText.indented(
                  Json.object()
                      .with(
                          "generations",
                          new Json.Items(
                              summaries.stream().map(SummaryWords::document).toList()))));
      return ExitCode.DONE;
    }
    summaries.forEach(
        summary -> invocation.console().say(SummaryWords.line(invocation.console(), summary)));
    if (summaries.isEmpty()) {
      invocation.console().note("Nothing here.");
    }
    int unfetched = (int) summaries.stream().filter(UnfetchedClip::isOf).count();
    if (unfetched > 0) {
      invocation.console().note(UnfetchedClip.leverOfAll(unfetched));
    }
    return ExitCode.DONE;
  }
}
