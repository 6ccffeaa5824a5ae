package dev.kinoport.cli.worker;

import dev.kinoport.cli.clip.ClipHome;
import dev.kinoport.cli.clip.DeliveringClipStore;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.text.EventWords;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.cli.text.State;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what a worker does, one line for each thing that happens: to people, or to programs. */
final class WorkLog implements GenerationListener, DeliveringClipStore.Listener {
  private static final EnumSet<Phase> ENDED =
      EnumSet.of(Phase.SUCCEEDED, Phase.FAILED, Phase.CANCELLED);

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private final Console console;
  private final Timekeeper time;
  private final AnswerOptions answer;

  WorkLog(Console console, Timekeeper time, AnswerOptions answer) {
    this.console = console;
    this.time = time;
    this.answer = answer;
  }

  @Override
  public void on(GenerationId id, Notice notice) {
    Option<GenerationState> state =
        notice instanceof Notice.Moved moved ? Option.some(moved.state()) : Option.none();
    String event =
        switch (notice) {
          case Notice.Admitted admitted -> "admitted";
          case Notice.Moved moved -> EventWords.name(moved.event());
          case Notice.QueueMoved moved -> "queue_moved";
          case Notice.Trouble trouble -> "trouble";
          case Notice.Stuck stuck -> "stuck";
          case Notice.Forgotten forgotten -> "forgotten";
          case Notice.Elsewhere elsewhere -> "elsewhere";
          case Notice.Logged logged -> "logged";
        };
    for (String words : NoticeWords.of(notice, answer.verbose())) {
      say(event, id, state.map(it -> State.of(it).word()), words + cost(state), clip(state));
    }
  }

  private static String cost(Option<GenerationState> state) {
    return state
        .filter(GenerationState.Ended.class::isInstance)
        .map(ended -> ", " + Prices.of(((GenerationState.Ended) ended).cost()))
        .getOrElse("");
  }

  private static Option<String> clip(Option<GenerationState> state) {
    return state
        .filter(GenerationState.Succeeded.class::isInstance)
        .map(ended -> ClipHome.shown(((GenerationState.Succeeded) ended).clip()));
  }

  @Override
  public void delivered(GenerationId id, Path place) {
    say("delivered", id, Option.none(), "delivered", Option.some(place.toString()));
  }

  @Override
  public void undelivered(GenerationId id, String why) {
    say("undelivered", id, Option.none(), "not delivered: " + why, Option.none());
  }

  /** What is open and was ordered from others, if anything is: so many a provider. */
  void leftAlone(Journal journal, Set<ProviderName> mine) {
    Selection open = Selection.all().in(EnumSet.complementOf(ENDED));
    for (List<Summary> summaries : journal.list(open)) {
      summaries.stream()
          .map(Summary::provider)
          .filter(provider -> !mine.contains(provider))
          .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
          .forEach((provider, count) ->
              console.note("left alone: %d open, ordered from %s".formatted(count, provider)));
    }
  }

  private void say(
      String event, GenerationId id, Option<String> status, String words, Option<String> clip) {
    String now = MILLIS.format(time.now().atOffset(ZoneOffset.UTC));
    if (answer.json()) {
      console.say(
          JsonText.spaced(
              Json.object()
                  .with("at", now)
                  .with("id", id.value())
                  .with("event", event)
                  .with("status", status)
                  .with("message", words)
                  .with("clip", clip)));
    } else {
      String line = words + clip.map(place -> ": " + place).getOrElse("");
      console.say("%s  %s  %s".formatted(now, id, Printable.line(line)));
    }
  }
}
