package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.plan.PlannedLine;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Elapsed;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.run.Board;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.cli.text.State;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.price.Money;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where all lines of a running batch stand, as far as anybody has heard. */
public final class BatchBoard implements Board {
  private static final int MOST_SHOWN = 10;

  private final Timekeeper time;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<GenerationId, String> keys = new HashMap<>();

  public BatchBoard(List<PlannedLine> lines, Timekeeper time) {
    this.time = time;
    for (PlannedLine line : lines) {
      rows.put(
          line.key(),
          new Row(
              line.number(),
              "",
              line.plan().request().model(),
              "waiting",
              Option.none(),
              line.quoted(),
              Option.none()));
      for (var history : line.earlier()) {
        admit(line.key(), history.id());
        move(history.id(), history.state());
      }
    }
  }

  /**
   * Where one line stands.
   *
   * @param line of the file
   * @param id of the generation, once there is one
   * @param model by its short name
   * @param words where it stands, such as {@code queued, 3 ahead}
   * @param sentAt when it left, if it has
   * @param quoted what is set aside for it
   * @param end what came of it, if it is over for this run
   */
  record Row(
      int line,
      String id,
      String model,
      String words,
      Option<Instant> sentAt,
      Option<Money> quoted,
      Option<Ended> end) {
    boolean isRunning() {
      return end.isEmpty() && sentAt.isDefined();
    }

    boolean isWaiting() {
      return end.isEmpty() && sentAt.isEmpty();
    }

    private Row as(String known) {
      return new Row(line, known, model, words, sentAt, quoted, end);
    }

    private Row now(String otherWords, Option<Instant> leftAt) {
      return new Row(line, id, model, otherWords, leftAt, quoted, end);
    }

    Row ended(Ended how) {
      String last = how.end().fold(failure -> failure.status(), made -> State.SUCCEEDED.shown());
      return new Row(line, id, model, last, sentAt, quoted, Option.some(how));
    }

    private Lead lead() {
      return new Lead("line " + line + "  ", "line " + line + "  " + id + "  ");
    }
  }

  /** Learns which generation a line is. */
  public synchronized void admit(String key, GenerationId id) {
    keys.put(id, key);
    rows.computeIfPresent(key, (same, row) -> row.as(id.value()));
  }

  @Override
  public synchronized Option<Lead> hear(GenerationId id, Notice notice) {
    switch (notice) {
      case Notice.Moved moved -> {
        moved.state().order().key().filter(rows::containsKey).forEach(key -> admit(key, id));
        move(id, moved.state());
      }
      case Notice.QueueMoved queue -> say(id, NoticeWords.queued(queue.ahead()));
      case Notice.Stuck stuck -> say(id, "waits for you");
      case Notice.Forgotten forgotten -> say(id, forgotten.reason());
      case Notice.Admitted admitted -> {}
      case Notice.Trouble trouble -> {}
      case Notice.Elsewhere elsewhere -> {}
      case Notice.Logged logged -> {}
    }
    return row(id).map(Row::lead);
  }

  private void say(GenerationId id, String words) {
    rows.computeIfPresent(key(id), (same, row) -> row.now(words, row.sentAt()));
  }

  private void move(GenerationId id, GenerationState state) {
    boolean waits = state instanceof GenerationState.Planned;
    rows.computeIfPresent(
        key(id),
        (same, row) ->
            waits
                ? row.now("waiting", Option.none())
                : row.now(
                    State.of(state).shown(), row.sentAt().orElse(Option.some(state.since()))));
  }

  @Override
  public synchronized Option<Lead> end(Ended ended) {
    rows.computeIfPresent(key(ended.id()), (same, row) -> row.ended(ended));
    return row(ended.id()).map(Row::lead);
  }

  private String key(GenerationId id) {
    return keys.getOrDefault(id, "");
  }

  /** The row of a generation, if it is one of these. */
  synchronized Option<Row> row(GenerationId id) {
    return Option.<Row>of(rows.get(key(id)));
  }

  /** How they stand in all. */
  public synchronized BatchTotals totals() {
    return new BatchTotals(List.copyOf(rows.values()));
  }

  @Override
  public List<String> picture(Console console) {
    List<String> lines = picture(totals(), time.now(), console.columns());
    lines.set(lines.size() - 1, console.onErr(Ink.CYAN, lines.getLast()));
    if (lines.size() > 1) {
      lines.set(0, console.onErr(Ink.DIM, lines.getFirst()));
    }
    return lines;
  }

  /** Without colours. */
  static List<String> picture(BatchTotals totals, Instant now, int columns) {
    List<Row> running = totals.rows().stream().filter(Row::isRunning).toList();
    List<String> lines = new ArrayList<>();
    if (!running.isEmpty()) {
      lines.add(line("line", "state", "elapsed", "set aside", "id", "model"));
    }
    running.stream().limit(MOST_SHOWN).map(row -> line(row, now)).forEach(lines::add);
    if (running.size() > MOST_SHOWN) {
      lines.add("       and " + (running.size() - MOST_SHOWN) + " more at the provider");
    }
    lines.add(totals.words());
    lines.replaceAll(line -> cut(line, columns - 1));
    return lines;
  }

  private static String line(Row row, Instant now) {
    Instant begin = row.sentAt().getOrElse(now);
    return line(
        String.valueOf(row.line()),
        row.words(),
        Elapsed.of(begin.isAfter(now) ? Duration.ZERO : Duration.between(begin, now)),
        row.quoted().map(Money::toString).getOrElse("unknown"),
        row.id(),
        row.model());
  }

  private static String line(
      String line, String state, String elapsed, String cost, String id, String model) {
    return String.format(
            Locale.ROOT, "%5s  %-19s %11s  %9s  %-26s  %s", line, state, elapsed, cost, id, model)
        .stripTrailing();
  }

  /** A line that wraps cannot be drawn again. */
  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns));
  }
}
