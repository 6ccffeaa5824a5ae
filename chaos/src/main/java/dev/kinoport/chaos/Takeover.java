package dev.kinoport.chaos;

import dev.kinoport.chaos.crew.Hearing;
import dev.kinoport.chaos.crew.WorkerProcess;
import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.server.ServerProcess;
import dev.kinoport.chaos.worker.Assignment;
import dev.kinoport.chaos.worker.Patience;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.chaos.worker.WorkerSteps;
import dev.kinoport.chaos.worker.WorkerWords;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a step stays undone whose worker is killed, when all settings are the library's own and
 * another worker is there.
 *
 * @param step where the one was killed
 * @param next from the kill to what the other wrote first
 * @param clip from the kill to the clip
 */
record Takeover(String step, Duration next, Duration clip) {
  /** Nothing has left; the request may have; the provider is done. */
  private static final List<String> STEPS =
      List.of("before SubmitStarted", WorkerSteps.ANSWERED, "before Completed");

  /**
   * Measures one after the other. On SQLite, whose workers do not wait for each other's claims,
   * only what has left.
   */
  static List<Takeover> measure(Database.Kind kind, Path folder) throws InterruptedException {
    List<String> steps = kind == Database.Kind.SQLITE ? List.of(WorkerSteps.ANSWERED) : STEPS;
    return measure(kind, folder, steps);
  }

  static List<Takeover> measure(Database.Kind kind, Path folder, List<String> steps)
      throws InterruptedException {
    List<Takeover> measured = new ArrayList<>();
    try (Database database = kind.in(folder);
        ServerProcess server = new ServerProcess(ServedProvider.FIRST, folder);
        JdbcJournal journal =
            JdbcJournal.at(database.url())
                .getOrElseThrow(fault -> new IllegalStateException(fault.reason()))) {
      Assignment assignment =
          Assignment.of(database.url(), List.of(server.address()), folder.resolve("clips"))
              .patience(Patience.STANDARD);
      for (String step : steps) {
        measured.add(of(step, measured.size(), assignment, journal, folder.resolve("workers.log")));
      }
    }
    return measured;
  }

  private static Takeover of(
      String step, int number, Assignment assignment, Journal journal, Path log)
      throws InterruptedException {
    Hearing hearing = new Hearing();
    WorkerProcess first = WorkerProcess.start(assignment.death(step), log, hearing::hear);
    hearing.await(first, WorkerWords.READY);
    first.admit(number);
    hearing.await(first, WorkerWords.DIES);
    // it lives on, and holds its step, until there is somebody else
    WorkerProcess second = WorkerProcess.start(assignment, log, hearing::hear);
    try {
      hearing.await(second, WorkerWords.READY);
      second.admit(number);
      hearing.await(second, WorkerWords.ADMITTED + number);
      first.end();
      Instant killed = Instant.now();
      hearing.await(second, WorkerWords.ENDED + number);
      return new Takeover(
          step,
          Duration.between(killed, firstAfter(killed, journal)),
          Duration.between(killed, Instant.now()));
    } finally {
      second.end();
    }
  }

  /** When something was written of the youngest generation. */
  private static Instant firstAfter(Instant moment, Journal journal) {
    return journal
        .list(Selection.all())
        .getOrElseThrow(fault -> new IllegalStateException(fault.reason()))
        .stream()
        .map(Summary::id)
        .flatMap(id -> journal.read(id).toJavaStream())
        .flatMap(history -> history.toJavaStream())
        .flatMap(history -> history.events().stream())
        .map(GenerationEvent::at)
        .filter(at -> at.isAfter(moment))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "killed %s: %s s until another worker wrote, %s s until the clip"
        .formatted(step, seconds(next), seconds(clip));
  }

  private static String seconds(Duration span) {
    return "%d.%d".formatted(span.toSeconds(), span.toMillisPart() / 100);
  }
}
