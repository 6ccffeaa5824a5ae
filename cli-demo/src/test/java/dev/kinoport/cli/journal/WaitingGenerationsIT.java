package dev.kinoport.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.ProviderClock;
import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What keeps a paid generation from its clip, and what a person can do about it: the command that
 * bought it says so, any other process finds it in the journal, and it makes no difference if the
 * buyer was killed. Nothing is paid twice on the way.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingGenerationsIT {
  private static final Path JAR = Path.of("target", "kinoport.jar");
  private static final String ID = "ID";
  private static final String FILE = "FILE";

  @TempDir private Path folder;

  private final ProviderClock clock = new ProviderClock();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
    clock.close();
  }

  /**
   * What a person does about it.
   *
   * @param exitCode with which it ends
   * @param words the command, with {@link #ID} and {@link #FILE} for what only the test knows
   */
  record Lever(int exitCode, List<String> words) {
    private Lever(int exitCode, String... words) {
      this(exitCode, List.of(words));
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  /**
   * A fault and the ways out of it.
   *
   * @param fault what happens
   * @param exitCode with which the wait for it ends
   * @param trouble kind of what keeps it, as JSON has it; empty: nothing does
   * @param said part of what people are told
   * @param levers what a person does then, one after the other
   * @param status where the generation stands in the end
   * @param paid how many are on the bill
   */
  record Row(
      Fault fault,
      int exitCode,
      String trouble,
      String said,
      List<Lever> levers,
      String status,
      int paid) {
    @Override
    public String toString() {
      return fault + " " + levers;
    }

    private Life life() {
      return Life.lasting(Duration.ofMillis(200), Duration.ofMillis(1500)).with(fault);
    }
  }

  static Stream<Row> rows() {
    Fault elsewhere = new Fault.ClipElsewhere("localhost");
    Fault withoutClip = new Fault.ResultWithoutClip(Integer.MAX_VALUE);
    return Stream.of(
        new Row(
            elsewhere,
            5,
            "clip_forbidden",
            "--allow-clip-host localhost",
            List.of(
                new Lever(5, "retry", ID),
                new Lever(3, "abandon", ID),
                new Lever(0, "resume", ID, "--allow-clip-host", "localhost")),
            "succeeded",
            1),
        new Row(
            elsewhere,
            5,
            "clip_forbidden",
            "adopt-clip",
            List.of(new Lever(0, "adopt-clip", ID, FILE)),
            "succeeded",
            1),
        new Row(
            withoutClip,
            5,
            "without_clip",
            "kinoport retry",
            List.of(new Lever(0, "adopt-clip", ID, FILE)),
            "succeeded",
            1),
        new Row(
            withoutClip,
            5,
            "without_clip",
            "gives it up",
            List.of(new Lever(3, "abandon", ID), new Lever(0, "abandon", ID, "--yes")),
            "failed",
            1),
        new Row(new Fault.ClipAddressDies(2), 0, "", "", List.of(), "succeeded", 1),
        new Row(
            new Fault.ClipGone(),
            5,
            "clip_gone",
            "kinoport retry",
            List.of(new Lever(5, "retry", ID), new Lever(0, "adopt-clip", ID, FILE)),
            "succeeded",
            1),
        new Row(
            new Fault.UploadRefused(401),
            4,
            "",
            "401",
            List.of(new Lever(4, "resume", ID)),
            "failed",
            0),
        new Row(new Fault.UploadRefused(413), 4, "", "413", List.of(), "failed", 0));
  }

  static Stream<Row> paidRows() {
    return rows().filter(row -> row.paid() > 0);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void buyerTellsAndAnotherProcessMends(Row row) throws IOException {
    try (World world = new World(row)) {
      clock.go();
      Shell.Result bought = world.order();

      assertThat(bought.exitCode()).as(bought.err()).isEqualTo(row.exitCode());
      assertThat(bought.err()).contains(row.said()).doesNotContain("when the wait ended");
      mend(world, row, String.valueOf(bought.json().get("id")));
    }
  }

  @ParameterizedTest
  @MethodSource("paidRows")
  void anotherProcessTellsAndMendsWhenTheBuyerWasKilled(Row row) throws Exception {
    try (World world = new World(row)) {
      Process buyer = world.start();
      String id = world.awaitAcceptance();
      buyer.destroyForcibly().waitFor();
      clock.go();

      Shell.Result resumed = world.run("resume", id);
      assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(row.exitCode());
      assertThat(resumed.err()).contains(row.said()).doesNotContain("when the wait ended");
      mend(world, row, id);
    }
  }

  private void mend(World world, Row row, String id) throws IOException {
    world.assertTold(row, id);
    for (Lever lever : row.levers()) {
      List<String> words = new ArrayList<>();
      for (String word : lever.words()) {
        words.add(word.equals(ID) ? id : word.equals(FILE) ? world.otherClip().toString() : word);
      }
      Shell.Result mended = world.run(words.toArray(String[]::new));
      assertThat(mended.exitCode()).as("%s: %s", lever, mended.err()).isEqualTo(lever.exitCode());
    }

    assertThat(world.run("show", id, "--json").json()).containsEntry("status", row.status());
    assertThat(world.provider.bill().count()).isEqualTo(row.paid());
    assertThat(world.provider.accepted()).hasSize(row.paid());
    if (row.status().equals("succeeded")) {
      assertThat(Files.size(world.clip())).isGreaterThan(10_000);
      assertThat(world.run("resume").err()).contains("Nothing is open");
    }
  }

  /** A provider behind a server, and the state folder of its only buyer. */
  private final class World implements AutoCloseable {
    private final FakeProvider provider;
    private final EmulatorServer server;

    private World(Row row) {
      provider = FakeProvider.on(clock.time()).script(Script.always(row.life())).build();
      server = EmulatorServer.before(provider).start();
    }

    private Path clip() {
      return folder.resolve("kite.mp4");
    }

    private Path otherClip() {
      Path other = folder.resolve("other.mp4");
      Shell.Result made = Shell.piped().generate(other);
      assertThat(made.exitCode()).as(made.err()).isZero();
      return other;
    }

    private List<String> words() {
      return List.of("--backend", "fal", "--emulator", server.address().toString(), "--json");
    }

    private Shell shell() {
      return Shell.piped().with("KINOPORT_STATE", folder.resolve("state").toString());
    }

    private Shell.Result run(String... words) {
      return shell().run(words);
    }

    private Shell.Result order() {
      return shell().order(clip(), words().toArray(String[]::new));
    }

    private Process start() throws IOException {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "generate"));
      line.addAll(List.of("--image", Shell.IMAGE.toString(), "--prompt", "The kite climbs"));
      line.addAll(List.of("--out", clip().toString()));
      line.addAll(words());
      ProcessBuilder builder = new ProcessBuilder(line);
      builder.environment().put("KINOPORT_STATE", folder.resolve("state").toString());
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("buyer.out").toFile())
              .start();
      opened.add(process::destroyForcibly);
      return process;
    }

    /** Until it is written down that the provider has it: before, it would have to be searched. */
    private String awaitAcceptance() {
      String line = "";
      while (line.isEmpty()) {
        line = run("list", "--status", "queued", "--status", "running").out();
      }
      return line.substring(0, line.indexOf(' '));
    }

    private void assertTold(Row row, String id) {
      String list = run("list", "--json").out();
      String show = run("show", id).out();
      String watch = run("watch", id, "--wait", "1ms").out();
      if (row.trouble().isEmpty()) {
        assertThat(list).doesNotContain("\"trouble\"");
        assertThat(show).doesNotContain("waits");
        return;
      }
      assertThat(list).contains("\"kind\": \"" + row.trouble() + "\"", "\"stuck\": true");
      assertThat(show).contains("waits   ", "lever   ", row.said());
      assertThat(watch).contains("waits: ");
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
