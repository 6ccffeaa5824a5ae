package dev.kinoport.chaos;

import dev.kinoport.chaos.audit.Audit;
import dev.kinoport.chaos.audit.Writers;
import dev.kinoport.chaos.crew.Agenda;
import dev.kinoport.chaos.crew.Crew;
import dev.kinoport.chaos.crew.Desk;
import dev.kinoport.chaos.crew.Said;
import dev.kinoport.chaos.crew.WorkerProcess;
import dev.kinoport.chaos.worker.WorkerWords;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Selection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One run: generations are asked for while everything breaks, and then there is peace. */
final class ChaosRun implements AutoCloseable {
  private static final Duration LAST_CHARGES = Duration.ofSeconds(2);
  private static final Duration PEACE = Duration.ofMinutes(20);

  private final ChaosPlan plan;
  private final Consumer<String> tells;
  private final Agenda agenda = new Agenda();
  private final Surroundings surroundings;
  private final Desk desk;
  private final Crew crew;
  private final Set<WorkerProcess> ready = new HashSet<>();
  private final Writers writers = new Writers();
  private int handed;

  ChaosRun(ChaosPlan plan, Path folder, Consumer<String> tells) {
    this.plan = plan;
    this.tells = tells;
    surroundings = new Surroundings(plan, folder, agenda, tells);
    desk = new Desk(plan.generations(), plan.seed());
    crew =
        new Crew(
            surroundings.workers(),
            agenda,
            surroundings::assignment,
            folder.resolve("workers.log"),
            plan.workers(),
            plan.peacefulKinds());
  }

  /** Lives through it, and holds the books against each other. */
  ChaosVerdict run() throws InterruptedException {
    long begin = System.nanoTime();
    while (crew.killed() < plan.kills() && System.nanoTime() - begin < plan.limit().toNanos()) {
      crew.fill();
      agenda.turn(this::listen);
      surroundings.befall(crew.killed());
    }
    tells.accept("%s: %d killed, and now peace".formatted(plan.database(), crew.killed()));
    peace();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    try (JdbcJournal journal =
        surroundings.journal().getOrElseThrow(fault -> new IllegalStateException(fault.reason()))) {
      return ChaosVerdict.of(
          plan,
          new Audit(journal, surroundings.bill(), writers),
          new ChaosCounts(
              crew.killed(),
              crew.deaths(),
              crew.stops(),
              surroundings.troubles(),
              desk.again(),
              crew.startsFailed(),
              took));
    }
  }

  private void listen(Said said) {
    WorkerProcess worker = said.worker();
    if (said.is(WorkerWords.READY)) {
      ready.add(worker);
      desk.give(worker, share());
      crew.ready(worker);
    } else if (said.begins(WorkerWords.ADMITTED)) {
      desk.admitted(said.number(WorkerWords.ADMITTED));
    } else if (said.begins(WorkerWords.REFUSED)) {
      desk.refused(said.number(WorkerWords.REFUSED));
    } else if (said.begins(WorkerWords.WRITES)) {
      writers.add(new GenerationId(said.rest(WorkerWords.WRITES)), crew.providers(worker));
    } else if (said.is(WorkerWords.DIES)) {
      crew.dies(worker);
    } else if (said.is(WorkerWords.STOPS)) {
      crew.stops(worker);
    } else if (said.is(Said.GONE)) {
      desk.gone(worker);
      crew.gone(worker, ready.remove(worker));
      progress();
    }
  }

  /** All are spread evenly over the kills; each worker is asked for one at least. */
  private int share() {
    int due =
        (int)
            Math.ceil(
                (double) plan.generations() * (crew.killed() + 1) / Math.max(1, plan.kills()));
    int share = Math.max(1, due - handed);
    handed += share;
    return share;
  }

  private void progress() {
    if (crew.killed() % 20 == 0) {
      tells.accept(
          "%s: %d killed, %d generations still to be asked for, %s"
              .formatted(plan.database(), crew.killed(), desk.left(), surroundings.troubles()));
    }
  }

  /** Nobody dies any more; waits until nothing is unfinished. */
  private void peace() throws InterruptedException {
    surroundings.calm();
    crew.endOfKills();
    long end = System.nanoTime() + PEACE.toNanos();
    while (!isQuiet() && System.nanoTime() < end) {
      crew.fill();
      agenda.turn(this::listen);
    }
    long last = System.nanoTime() + LAST_CHARGES.toNanos();
    while (System.nanoTime() < last) {
      agenda.turn(this::listen);
    }
  }

  private boolean isQuiet() {
    if (desk.left() > 0 || !desk.isDone()) {
      crew.all()
          .forEach(worker -> {
            if (ready.contains(worker)) {
              desk.give(worker, desk.left());
            }
          });
      return false;
    }
    return surroundings
        .journal()
        .flatMap(journal -> {
          try (journal) {
            return journal.list(Selection.all().in(plan.care().ending()));
          }
        })
        .map(List::isEmpty)
        .getOrElse(false);
  }

  @Override
  public void close() {
    crew.all().forEach(WorkerProcess::end);
    surroundings.close();
  }
}
