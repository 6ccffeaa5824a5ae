package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.run.Board;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.run.Progress;
import dev.kinoport.cli.text.State;
import dev.kinoport.cli.text.TroubleWords;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;

/** One JSON object in one line for each thing that happens, for programs. */
public final class BatchEvents implements Progress {
  private final Console console;
  private Option<BatchBoard> board = Option.none();

  public BatchEvents(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void begin(Board shown) {
    board = Option.of((BatchBoard) shown);
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    board.forEach(known -> known.hear(id, notice));
    for (BatchBoard.Row row : row(id)) {
      switch (notice) {
        case Notice.Moved moved ->
            say(row, "moved", Json.object().with("status", State.of(moved.state()).word()));
        case Notice.Admitted admitted -> {}
        case Notice.QueueMoved queue ->
            say(row, "queue", Json.object().with("ahead", queue.ahead()));
        case Notice.Trouble trouble ->
            say(row, "trouble", Json.object().with("message", trouble.reason()));
        case Notice.Stuck stuck ->
            say(
                row,
                "stuck",
                Json.object().with("trouble", TroubleWords.document(stuck.trouble())));
        case Notice.Forgotten forgotten ->
            say(row, "forgotten", Json.object().with("message", forgotten.reason()));
        case Notice.Elsewhere elsewhere -> say(row, "elsewhere", Json.object());
        case Notice.Logged logged ->
            say(row, "log", Json.object().with("message", logged.line().message()));
      }
    }
  }

  @Override
  public synchronized void ended(Ended ended) {
    board.forEach(known -> known.end(ended));
    for (BatchBoard.Row row : row(ended.id())) {
      say(row, "ended", ended.document());
    }
  }

  private Option<BatchBoard.Row> row(GenerationId id) {
    return board.flatMap(known -> known.row(id));
  }

  private void say(BatchBoard.Row row, String event, Json.Members more) {
    Json.Members document =
        Json.object().with("event", event).with("line", row.line()).with("id", row.id());
    console.say(JsonText.spaced(document.with(more)));
  }

  @Override
  public synchronized void aside(Runnable line) {
    line.run();
  }

  @Override
  public synchronized void close() {
    board = Option.none();
  }
}
