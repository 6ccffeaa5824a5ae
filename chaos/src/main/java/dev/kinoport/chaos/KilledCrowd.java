package dev.kinoport.chaos;

import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.program.JavaProgram;
import dev.kinoport.chaos.server.ServerProcess;
import dev.kinoport.chaos.worker.NumberedWishes;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Commands that are killed ({@code kill -9}) while they make a clip each, each at a random moment
 * within 2 s after it ordered, and one command that goes on with all of them.
 *
 * @param kind of the database
 * @param killed how many commands were killed
 * @param ordered how many of them had ordered by then: on a very busy machine not all
 * @param clips how many clips were where they were meant to be in the end
 * @param charges how often the provider charged
 * @param open how many have not ended, all in doubt: they were killed before they had arrived
 * @param lastClip from the last kill until the last of the clips was kept: what had arrived is
 *     found and fetched by then
 * @param span from the last kill until the command that went on had ended
 */
record KilledCrowd(
    Database.Kind kind,
    int killed,
    int ordered,
    int clips,
    int charges,
    int open,
    Duration lastClip,
    Duration span) {
  private static final String MAIN = "dev.kinoport.cli.Main";
  private static final int KILLED_WITHIN_MILLIS = 2000;
  private static final Duration AIM = Duration.ofSeconds(20);
  private static final Duration ORDERED_WITHIN = Duration.ofMinutes(10);

  /**
   * Longer than anybody waits who cannot tell who has died. What was killed in the moment between
   * its intent and its arrival is not waited for: the provider's records are believed after half an
   * hour.
   */
  private static final String PATIENCE = "4m";

  static KilledCrowd measure(Database.Kind kind, Path folder, int count)
      throws InterruptedException {
    try (Database database = kind.in(folder);
        ServerProcess server = new ServerProcess(ServedProvider.FIRST, folder);
        JdbcJournal journal =
            JdbcJournal.at(database.url())
                .getOrElseThrow(fault -> new IllegalStateException(fault.reason()))) {
      Stage stage = new Stage(kind, folder, database.url(), server.address().url());
      List<Process> crowd = IntStream.range(0, count).mapToObj(stage::generate).toList();
      List<Thread> killers = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        int index = number;
        killers.add(Thread.ofVirtual().start(() -> killLater(crowd.get(index), index, journal)));
      }
      for (Thread killer : killers) {
        killer.join();
      }
      Instant killed = Instant.now();
      stage.resume().waitFor();
      Duration span = Duration.between(killed, Instant.now());
      int ordered = journal.list(Selection.all()).fold(fault -> 0, List::size);
      Duration lastClip = Duration.between(killed, lastKept(journal).getOrElse(killed));
      int open = journal.unfinished().fold(fault -> count, List::size);
      int clips =
          (int) IntStream.range(0, count).filter(it -> Files.exists(stage.clip(it))).count();
      return new KilledCrowd(
          kind, count, ordered, clips, server.bill().size(), open, lastClip, span);
    }
  }

  private static Option<Instant> lastKept(JdbcJournal journal) {
    return Option.ofOptional(
        journal.list(Selection.all().in(Set.of(Phase.SUCCEEDED))).getOrElse(List.of()).stream()
            .map(Summary::since)
            .max(Comparator.naturalOrder()));
  }

  /** How the commands are called. */
  private record Stage(Database.Kind kind, Path folder, String journal, String server) {
    Process generate(int number) {
      return start(
          List.of(
              "generate",
              "--provider",
              "fal",
              "--emulator",
              server,
              "--image",
              "https://images.example.com/" + number + ".png",
              "--prompt",
              "wish number " + number,
              "--key",
              NumberedWishes.key(number),
              "--out",
              clip(number).toString()));
    }

    Process resume() {
      return start(List.of("resume", "--emulator", server, "--wait", PATIENCE));
    }

    Path clip(int number) {
      return folder.resolve(number + ".mp4");
    }

    private Process start(List<String> words) {
      List<String> line = new ArrayList<>(words);
      line.addAll(
          switch (kind) {
            case SQLITE -> List.of("--state", folder.toString());
            case POSTGRESQL ->
                List.of("--state", journal, "--clips", folder.resolve("clips").toString());
          });
      Process process = JavaProgram.start(MAIN, List.of(), line, folder.resolve("commands.log"));
      // nobody reads it, and a full pipe would stop it
      Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(said -> {}));
      return process;
    }
  }

  private static void killLater(Process command, int number, JdbcJournal journal) {
    Instant limit = Instant.now().plus(ORDERED_WITHIN);
    long pause = new SplittableRandom(number).nextLong(KILLED_WITHIN_MILLIS);
    try {
      while (journal.holder(NumberedWishes.key(number)).exists(id -> id.isEmpty())
          && Instant.now().isBefore(limit)
          && !command.waitFor(20, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
      command.waitFor(pause, TimeUnit.MILLISECONDS);
      JavaProgram.kill(command);
      command.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether every clip that was paid for is there, paid for once, and nothing else waits. */
  boolean isWhole() {
    return clips == charges && charges + open == ordered;
  }

  @Override
  public String toString() {
    return "%s: %d commands killed within 2 s, %d had ordered, and resumed: %d clips, %d charges, the last clip after %.1f s"
        .concat(" (aim: %d s, %s); %d never arrived and are in doubt, waited for %.1f s in vain")
        .formatted(
            kind,
            killed,
            ordered,
            clips,
            charges,
            lastClip.toMillis() / 1000.0,
            AIM.toSeconds(),
            isWhole() && lastClip.compareTo(AIM) <= 0 ? "met" : "short",
            open,
            span.toMillis() / 1000.0);
  }
}
