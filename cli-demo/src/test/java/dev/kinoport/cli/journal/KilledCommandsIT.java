package dev.kinoport.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Commands that make a clip each are killed ({@code kill -9}), each at a random moment within 2 s
 * after it ordered, and one {@code kinoport resume} goes on with all of them. What was killed
 * between its intent and its arrival stays in doubt: the provider's records are believed after half
 * an hour, and nobody waits that long here.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 1800, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledIfSystemProperty(named = "proof", matches = "true")
class KilledCommandsIT {
  private static final System.Logger LOG = System.getLogger(KilledCommandsIT.class.getName());
  private static final Path JAR = Path.of("target", "kinoport.jar");
  private static final int COUNT = Integer.getInteger("commands", 3);
  private static final int KILLED_WITHIN_MS = 2000;

  /** Longer than anybody waits for an answer who cannot tell who has died. */
  private static final String PATIENCE = "4m";

  @TempDir private Path folder;

  private final FakeProvider provider =
      FakeProvider.on(new SystemTime())
          .script(Script.always(Life.lasting(Duration.ofMillis(200), Duration.ofMillis(800))))
          .build();
  private final EmulatorServer server = EmulatorServer.before(provider).start();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void close() throws InterruptedException {
    for (Process one : started) {
      one.destroyForcibly().waitFor();
    }
    server.close();
  }

  @Test
  void whatTheyOrderedIsMadeAndPaidForOnceOnSqlite() throws Exception {
    isMadeAndPaidForOnce(
        "jdbc:sqlite:" + folder.resolve("kinoport.db"), List.of("--state", folder.toString()));
  }

  @ExtendWith(NeedsPostgres.class)
  @Test
  void whatTheyOrderedIsMadeAndPaidForOnceOnPostgresql() throws Exception {
    String url = PostgresServer.blankDatabase();
    isMadeAndPaidForOnce(
        url, List.of("--state", url, "--clips", folder.resolve("clips").toString()));
  }

  private void isMadeAndPaidForOnce(String url, List<String> state) throws Exception {
    try (JdbcJournal journal =
        JdbcJournal.at(url).getOrElseThrow(fault -> new IllegalStateException(fault.reason()))) {
      List<Thread> killers = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        int number = i;
        Process command = start(generate(number), state);
        killers.add(Thread.ofVirtual().start(() -> killOnceOrdered(command, number, journal)));
      }
      for (Thread killer : killers) {
        killer.join();
      }
      Instant killed = Instant.now();
      start(List.of("resume", "--emulator", address(), "--wait", PATIENCE), state).waitFor();

      List<Summary> ordered = journal.list(Selection.all()).get();
      long open = journal.unfinished().get().size();
      List<Path> clips = clips();
      LOG.log(
          System.Logger.Level.INFO,
          "{0} killed, {1} had ordered: {2} clips, {3} charges, the last clip {4} after the last"
              + " kill; {5} never arrived and are in doubt",
          COUNT,
          ordered.size(),
          clips.size(),
          provider.bill().count(),
          Duration.between(killed, latest(clips, killed)),
          open);
      assertThat(ordered).hasSize(COUNT);
      assertThat(clips).hasSize(provider.bill().count());
      assertThat(clips.size() + open).isEqualTo(COUNT);
    }
  }

  private String address() {
    return server.address().toString();
  }

  private Path clip(int number) {
    return folder.resolve(number + ".mp4");
  }

  private List<Path> clips() {
    List<Path> clips = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      clips.add(clip(i));
    }
    clips.removeIf(clip -> !Files.exists(clip));
    return clips;
  }

  private static Instant latest(List<Path> clips, Instant otherwise) throws IOException {
    Instant latest = otherwise;
    for (Path clip : clips) {
      Instant kept = Files.getLastModifiedTime(clip).toInstant();
      latest = kept.isAfter(latest) ? kept : latest;
    }
    return latest;
  }

  private List<String> generate(int number) {
    List<String> words = new ArrayList<>(List.of("generate", "--provider", "fal"));
    words.addAll(List.of("--emulator", address(), "--image", Shell.IMAGE.toString()));
    words.addAll(List.of("--prompt", "Take " + number, "--key", key(number)));
    words.addAll(List.of("--out", clip(number).toString()));
    return words;
  }

  private static String key(int number) {
    return "take-" + number;
  }

  private Process start(List<String> words, List<String> state) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString()));
    line.addAll(words);
    line.addAll(state);
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(started.size() + ".out").toFile())
            .start();
    started.add(process);
    return process;
  }

  private static void killOnceOrdered(Process command, int number, JdbcJournal journal) {
    try {
      while (journal.holder(key(number)).exists(id -> id.isEmpty())
          && !command.waitFor(20, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
      command.waitFor(new Random(number).nextInt(KILLED_WITHIN_MS), TimeUnit.MILLISECONDS);
      command.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
