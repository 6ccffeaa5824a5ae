package dev.kinoport.chaos;

import dev.kinoport.chaos.crew.Agenda;
import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.database.Volume;
import dev.kinoport.chaos.server.BillEntry;
import dev.kinoport.chaos.server.RelayedServer;
import dev.kinoport.chaos.worker.Assignment;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What workers live on: a journal, a folder for clips, two providers; and what befalls these. Used
 * by one thread.
 */
final class Surroundings implements AutoCloseable {
  private static final int MEGABYTES = 700;
  private static final Duration OUTAGE = Duration.ofMillis(1200);

  private final ChaosPlan plan;
  private final Agenda agenda;
  private final Volume volume;
  private final List<RelayedServer> servers;
  private final Deque<RelayedServer> turns;
  private final Database database;
  private final Deque<Disturbance> troubles;
  private final Tally tally = new Tally();

  Surroundings(ChaosPlan plan, Path folder, Agenda agenda, Consumer<String> tells) {
    this.plan = plan;
    this.agenda = agenda;
    volume = Volume.at(folder.resolve("volume"), MEGABYTES);
    servers =
        Stream.of(ServedProvider.FIRST, ServedProvider.SECOND)
            .map(name -> new RelayedServer(name, folder, plan.selling()))
            .toList();
    turns = new ArrayDeque<>(servers);
    database = plan.database().in(volume.folder());
    servers.forEach(RelayedServer::connect);
    troubles = new ArrayDeque<>(plan.order(possible(tells)));
  }

  private Set<Disturbance> possible(Consumer<String> tells) {
    Set<Disturbance> possible = EnumSet.noneOf(Disturbance.class);
    possible.addAll(plan.troubles());
    if (!database.isServer()) {
      possible.remove(Disturbance.DATABASE_CRASHED);
    }
    if (!volume.isSmall() && possible.remove(Disturbance.DISK_FULL)) {
      tells.accept("not done: a full disk, because no small volume could be mounted here");
    }
    return possible;
  }

  /** How many workers there are at a time. */
  int workers() {
    return database.workers();
  }

  /** For a worker with these providers. */
  Assignment assignment(Set<ProviderName> providers) {
    List<ServedProvider> all = servers.stream().map(RelayedServer::address).toList();
    List<ServedProvider> own =
        all.stream().filter(address -> providers.contains(address.name())).toList();
    return Assignment.of(
            database.url(), plan.care().providers(own, all), volume.folder().resolve("clips"))
        .care(plan.care())
        .selling(plan.selling());
  }

  /** Lets as many troubles come as are due after so many deaths. */
  void befall(int deaths) {
    while (tally.sum() < ChaosPlan.troublesAfter(deaths) && !troubles.isEmpty()) {
      befall(troubles.remove());
    }
  }

  private void befall(Disturbance trouble) {
    tally.add(trouble);
    switch (trouble) {
      case CONNECTIONS_CUT -> nextServer().cut();
      case NETWORK_DOWN -> {
        RelayedServer server = nextServer();
        server.down();
        agenda.after(OUTAGE, server::up);
      }
      case SERVER_KILLED -> nextServer().restart();
      case DATABASE_CRASHED -> database.restart();
      case DISK_FULL -> {
        volume.fill();
        agenda.after(OUTAGE, this::freeDisk);
      }
    }
  }

  /** One after the other; the other one goes on undisturbed. */
  private RelayedServer nextServer() {
    RelayedServer server = turns.remove();
    turns.add(server);
    return server;
  }

  /** A server that ran out of disk may have given up. */
  private void freeDisk() {
    volume.free();
    if (database.isServer()) {
      database.restart();
    }
  }

  /** Nothing is away any more. */
  void calm() {
    servers.forEach(RelayedServer::up);
    volume.free();
  }

  Map<Disturbance, Integer> troubles() {
    return tally.counts();
  }

  /** All that was charged, by the providers' own books. */
  List<BillEntry> bill() {
    return servers.stream().flatMap(server -> server.bill().stream()).toList();
  }

  /** The caller closes it. */
  Either<JournalFault, JdbcJournal> journal() {
    return JdbcJournal.at(database.url());
  }

  @Override
  public void close() {
    servers.forEach(RelayedServer::close);
    database.close();
    volume.close();
  }
}
