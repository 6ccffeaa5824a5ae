package dev.kinoport.chaos;

import dev.kinoport.jdbc.JdbcJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One run: generations are asked for while everything breaks, and then there is peace. */
final class Storm implements AutoCloseable {
  private static final int MEGABYTES = 700;
  private static final Duration OUTAGE = Duration.ofMillis(1200);
  private static final Duration LAST_CHARGES = Duration.ofSeconds(2);
  private static final Duration PEACE = Duration.ofMinutes(20);

  private final StormPlan plan;
  private final Consumer<String> tells;
  private final Volume volume;
  private final Database database;
  private final ServerProcess server;
  private final Relay relay = new Relay();
  private final Agenda agenda = new Agenda();
  private final Desk desk;
  private final Crew crew;
  private final Set<WorkerProcess> ready = new HashSet<>();
  private final Deque<Trouble> troubles;
  private final Tally tally = new Tally();
  private int handed;

  Storm(StormPlan plan, Path folder, Consumer<String> tells) {
    this.plan = plan;
    this.tells = tells;
    volume = Volume.at(folder.resolve("volume"), MEGABYTES);
    database = plan.database().in(volume.folder());
    server = new ServerProcess(folder.resolve("provider"), folder.resolve("server.log"));
    relay.to(server.port());
    desk = new Desk(plan.generations(), plan.seed());
    crew =
        new Crew(
            database.workers(),
            agenda,
            () ->
                Assignment.of(database.url(), relay.address(), volume.folder().resolve("clips"))
                    .care(plan.care()),
            folder.resolve("workers.log"),
            plan.lives());
    troubles = new ArrayDeque<>(plan.order(possible()));
  }

  private Set<Trouble> possible() {
    Set<Trouble> possible = EnumSet.noneOf(Trouble.class);
    possible.addAll(plan.troubles());
    if (!database.isServer()) {
      possible.remove(Trouble.DATABASE_CRASHED);
    }
    if (!volume.isSmall() && possible.remove(Trouble.DISK_FULL)) {
      tells.accept("not done: a full disk, because no small volume could be mounted here");
    }
    return possible;
  }

  /** Lives through it, and holds the books against each other. */
  Verdict run() throws InterruptedException {
    long begin = System.nanoTime();
    while (crew.killed() < plan.kills() && System.nanoTime() - begin < plan.limit().toNanos()) {
      crew.fill();
      agenda.turn(this::listen);
      while (tally.sum() < StormPlan.troublesAfter(crew.killed()) && !troubles.isEmpty()) {
        befall(troubles.remove());
      }
    }
    tells.accept("%s: %d killed, and now peace".formatted(plan.database(), crew.killed()));
    peace();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    try (JdbcJournal journal = journal()) {
      return Verdict.of(
          plan,
          journal,
          server.bill(),
          new Weather(
              crew.killed(),
              crew.deaths(),
              crew.stops(),
              tally.counts(),
              desk.again(),
              crew.startsFailed(),
              took));
    }
  }

  private void listen(Said said) {
    WorkerProcess worker = said.worker();
    if (said.is(Said.READY)) {
      ready.add(worker);
      desk.give(worker, share());
      crew.ready(worker);
    } else if (said.begins(Said.ADMITTED)) {
      desk.admitted(said.number(Said.ADMITTED));
    } else if (said.begins(Said.REFUSED)) {
      desk.refused(said.number(Said.REFUSED));
    } else if (said.is(Said.DIES)) {
      crew.dies(worker);
    } else if (said.is(Said.STOPS)) {
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
              .formatted(plan.database(), crew.killed(), desk.left(), tally.counts()));
    }
  }

  private void befall(Trouble trouble) {
    tally.add(trouble);
    switch (trouble) {
      case CONNECTIONS_CUT -> relay.cut();
      case NETWORK_DOWN -> {
        relay.down();
        agenda.after(OUTAGE, relay::up);
      }
      case SERVER_KILLED -> {
        server.kill();
        server.restart();
        relay.to(server.port());
      }
      case DATABASE_CRASHED -> database.restart();
      case DISK_FULL -> {
        volume.fill();
        agenda.after(OUTAGE, this::freeDisk);
      }
    }
  }

  /** A server that ran out of disk may have given up. */
  private void freeDisk() {
    volume.free();
    if (database.isServer()) {
      database.restart();
    }
  }

  /** Nobody dies any more; waits until nothing is unfinished. */
  private void peace() throws InterruptedException {
    relay.up();
    volume.free();
    crew.endOfStorm();
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
    return JdbcJournal.at(database.url())
        .flatMap(journal -> {
          try (journal) {
            return journal.unfinished();
          }
        })
        .map(List::isEmpty)
        .getOrElse(false);
  }

  private JdbcJournal journal() {
    return JdbcJournal.at(database.url())
        .getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
  }

  @Override
  public void close() {
    crew.all().forEach(WorkerProcess::end);
    relay.close();
    server.close();
    database.close();
    volume.close();
  }
}
