package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.plan.BatchOrder;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.cli.text.State;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where all lines of a running batch stand, as far as anybody has heard. */
public final class BatchBoard {
  private final Map<String, BatchRow> rows = new LinkedHashMap<>();
  private final Map<GenerationId, String> keys = new HashMap<>();

  public BatchBoard(List<BatchOrder> orders) {
    for (BatchOrder order : orders) {
      rows.put(
          order.key(),
          new BatchRow(
              order.line(),
              "",
              order.plan().request().model(),
              "waiting",
              Option.none(),
              order.quoted(),
              Option.none()));
      order.earlier().forEach(history -> admit(order.key(), history.id()));
      order.earlier().map(History::state).forEach(state -> move(order.key(), state));
    }
  }

  /** Learns which generation a line is. */
  public synchronized void admit(String key, GenerationId id) {
    keys.put(id, key);
    rows.computeIfPresent(
        key,
        (same, row) ->
            new BatchRow(
                row.line(),
                id.value(),
                row.model(),
                row.words(),
                row.sentAt(),
                row.quoted(),
                row.end()));
  }

  /** Hears of one, and gives its row if it is one of these. */
  synchronized Option<BatchRow> hear(GenerationId id, Notice notice) {
    if (notice instanceof Notice.Moved moved) {
      moved.state().order().key().filter(rows::containsKey).forEach(key -> admit(key, id));
    }
    String key = keys.getOrDefault(id, "");
    switch (notice) {
      case Notice.Moved moved -> move(key, moved.state());
      case Notice.QueueMoved queue ->
          rows.computeIfPresent(
              key, (same, row) -> row.now(NoticeWords.queued(queue.ahead()), row.sentAt()));
      case Notice.Trouble trouble -> {}
      case Notice.Stuck stuck ->
          rows.computeIfPresent(key, (same, row) -> row.now("waits for you", row.sentAt()));
      case Notice.Elsewhere elsewhere -> {}
      case Notice.Logged logged -> {}
    }
    return row(key);
  }

  private void move(String key, GenerationState state) {
    Option<Instant> left =
        state instanceof GenerationState.Planned ? Option.none() : Option.some(state.since());
    rows.computeIfPresent(
        key,
        (same, row) ->
            row.now(
                left.isEmpty() ? "waiting" : State.of(state).shown(),
                left.isEmpty() ? left : row.sentAt().orElse(left)));
  }

  /** Marks the end of a line, for this run. */
  synchronized Option<BatchRow> end(Ended ended) {
    String key = keys.getOrDefault(ended.id(), "");
    rows.computeIfPresent(key, (same, row) -> row.ended(ended));
    return row(key);
  }

  private Option<BatchRow> row(String key) {
    BatchRow row = rows.get(key);
    return row == null ? Option.none() : Option.some(row);
  }

  /** All of them, in the order of the file. */
  public synchronized List<BatchRow> rows() {
    return List.copyOf(rows.values());
  }
}
