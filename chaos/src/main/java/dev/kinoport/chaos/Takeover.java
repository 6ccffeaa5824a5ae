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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long a step stays undone whose worker is killed, when all settings are the library's own and
 * another worker is there.
 *
 * @param step where the one was killed
 * @param next from the kill to what the other wrote first
 * @param clip from the kill to the clip
 * @param way what was written meanwhile, and when
 */
record Takeover(String step, Duration next, Duration clip, List<String> way) {
  /** Whether the workers can see each other's locks. */
  enum Machines {
    ONE,
    TWO;

    Assignment of(Assignment worker, Path folder, int number) {
      if (this == ONE) {
        return worker;
      }
      try {
        return worker.temporary(Files.createDirectories(folder.resolve("machine-" + number)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Nothing has left; the request may have; the provider is done. */
  private static final List<String> STEPS =
      List.of("before SubmitStarted", WorkerSteps.ACCEPTED, "before Completed");

  /**
   * Measures one after the other. On SQLite, whose workers do not wait for each other's claims,
   * only what has left.
   */
  static List<Takeover> measure(Database.Kind kind, Path folder, Machines machines)
      throws InterruptedException {
    List<String> steps = kind == Database.Kind.SQLITE ? List.of(WorkerSteps.ACCEPTED) : STEPS;
    return measure(kind, folder, machines, steps);
  }

  static List<Takeover> measure(
      Database.Kind kind, Path folder, Machines machines, List<String> steps)
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
        measured.add(
            of(
                step,
                measured.size(),
                List.of(machines.of(assignment, folder, 1), machines.of(assignment, folder, 2)),
                journal,
                folder.resolve("workers.log")));
      }
    }
    return measured;
  }

  private static Takeover of(
      String step, int number, List<Assignment> workers, Journal journal, Path log)
      throws InterruptedException {
    Hearing hearing = new Hearing();
    WorkerProcess first = WorkerProcess.start(workers.get(0).death(step), log, hearing::hear);
    hearing.await(first, WorkerWords.READY);
    first.admit(number);
    hearing.await(first, WorkerWords.DIES);
    // it lives on, and holds its step, until there is somebody else
    WorkerProcess second = WorkerProcess.start(workers.get(1), log, hearing::hear);
    try {
      hearing.await(second, WorkerWords.READY);
      second.admit(number);
      hearing.await(second, WorkerWords.ADMITTED + number);
      first.end();
      Instant killed = Instant.now();
      hearing.await(second, WorkerWords.ENDED + number);
      Instant ended = Instant.now();
      List<GenerationEvent> written = after(killed, journal);
      return new Takeover(
          step,
          Duration.between(killed, written.getFirst().at()),
          Duration.between(killed, ended),
          written.stream()
              .map(event ->
                  event.getClass().getSimpleName()
                      + " "
                      + seconds(Duration.between(killed, event.at())))
              .toList());
    } finally {
      second.end();
    }
  }

  /** What was written of the youngest generation. */
  private static List<GenerationEvent> after(Instant moment, Journal journal) {
    return journal
        .list(Selection.all())
        .getOrElseThrow(fault -> new IllegalStateException(fault.reason()))
        .stream()
        .map(Summary::id)
        .flatMap(id -> journal.read(id).toJavaStream())
        .flatMap(history -> history.toJavaStream())
        .flatMap(history -> history.events().stream())
        .filter(event -> event.at().isAfter(moment))
        .sorted(Comparator.comparing(GenerationEvent::at))
        .toList();
  }

  @Override
  public String toString() {
    return "killed %s: %s s until another worker wrote, %s s until the clip (%s)"
        .formatted(step, seconds(next), seconds(clip), String.join(", ", way));
  }

  private static String seconds(Duration span) {
    return "%d.%d".formatted(span.toSeconds(), span.toMillisPart() / 100);
  }
}
