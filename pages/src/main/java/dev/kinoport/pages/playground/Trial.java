package dev.kinoport.pages.playground;

import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.pages.generation.EventLines;
import dev.kinoport.pages.web.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the playground: what was filled in, and what the journal does not keep of it. */
final class Trial {
  private static final int MOST_LINES = 200;

  private final GenerationId id;
  private final Form form;
  private final List<EventLines.Line> lines = new ArrayList<>();
  private @Nullable Integer ahead;

  Trial(GenerationId id, Form form) {
    this.id = id;
    this.form = form;
  }

  GenerationId id() {
    return id;
  }

  Form form() {
    return form;
  }

  synchronized void heard(Notice notice, Instant now) {
    switch (notice) {
      case Notice.QueueMoved queue -> ahead = queue.ahead();
      case Notice.Logged logged ->
          add(
              new EventLines.Line(
                  logged.line().at().getOrElse(now), EventLines.LOG, logged.line().message()));
      case Notice.Trouble trouble ->
          add(new EventLines.Line(now, EventLines.TROUBLE, trouble.reason()));
      case Notice.Stuck stuck ->
          add(new EventLines.Line(now, EventLines.TROUBLE, stuck.trouble().reason()));
      case Notice.Forgotten forgotten ->
          add(new EventLines.Line(now, EventLines.TROUBLE, forgotten.reason()));
      case Notice.Admitted admitted -> {}
      case Notice.Moved moved -> {}
      case Notice.Elsewhere elsewhere -> {}
    }
    notifyAll();
  }

  private void add(EventLines.Line line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    }
  }

  synchronized List<EventLines.Line> lines() {
    return List.copyOf(lines);
  }

  /** How many come first, as far as anybody has said. */
  synchronized @Nullable Integer ahead() {
    return ahead;
  }

  /** Until something happens, or for a moment. */
  @SuppressWarnings("WaitNotInLoop") // whoever waits looks again
  synchronized void awaitNews(long millis) throws InterruptedException {
    wait(millis);
  }
}
