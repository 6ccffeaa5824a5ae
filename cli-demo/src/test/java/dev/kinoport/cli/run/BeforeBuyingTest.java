package dev.kinoport.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whoever interrupts before anything is bought buys nothing, and is told so once. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class BeforeBuyingTest {
  private static final String NOTHING = "kinoport: interrupted; nothing was bought";

  @TempDir private Path folder;

  private final FakeProvider provider = FakeProvider.on(VirtualTime.create()).build();
  private final EmulatorServer server = EmulatorServer.before(provider).start();

  @BeforeEach
  void write() throws IOException {
    Files.copy(Shell.IMAGE, folder.resolve("kite.jpg"));
    Files.write(
        folder.resolve("scenes.jsonl"),
        List.of(
            "{\"prompt\": \"a\", \"image\": \"kite.jpg\"}",
            "{\"prompt\": \"b\", \"image\": \"kite.jpg\"}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Shell.Result batch(Shell shell, String... more) {
    return run(
        shell,
        List.of(
            "batch",
            folder.resolve("scenes.jsonl").toString(),
            "--out",
            folder.resolve("clips").toString()),
        more);
  }

  private Shell.Result generate(Shell shell, String... more) {
    return run(
        shell,
        List.of(
            "generate",
            "--image",
            folder.resolve("kite.jpg").toString(),
            "--prompt",
            "a",
            "--out",
            folder.resolve("kite.mp4").toString()),
        more);
  }

  private Shell.Result run(Shell shell, List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return shell
        .with("KINOPORT_STATE", folder.resolve("state").toString())
        .run(all.toArray(String[]::new));
  }

  private String[] atTheEmulator(String... more) {
    List<String> all =
        new ArrayList<>(List.of("--provider", "fal", "--emulator", server.address().toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void nothingWasBought(Shell.Result left) throws IOException {
    assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
    assertThat(left.err().lines().filter(line -> line.startsWith("kinoport: ")))
        .singleElement()
        .asString()
        .startsWith(NOTHING);
    assertThat(provider.accepted()).isEmpty();
    assertThat(run(Shell.piped(), List.of("list")).out()).isEmpty();
    assertThat(filesBesideTheState()).containsExactly("kite.jpg", "scenes.jsonl");
    assertThat(folder.resolve("state").resolve("fake")).doesNotExist();
  }

  private List<String> filesBesideTheState() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.startsWith("state"))
          .sorted()
          .toList();
    }
  }

  private void andTheSameCommandStillWorks(Shell.Result again) {
    assertThat(again.exitCode()).as(again.err()).isZero();
  }

  @Test
  void batchInterruptedBeforeItWatchesBuysNothing() throws IOException {
    nothingWasBought(batch(Shell.interruptedBefore(), atTheEmulator()));
  }

  @Test
  void batchInterruptedWhileItTellsTheTotalBuysNothing() throws IOException {
    Shell.Result left = batch(Shell.interruptedAtAnswer("total"), atTheEmulator());

    nothingWasBought(left);
    assertThat(left.out()).contains("0.56 USD for 2 clips").doesNotContain("made", "report");
  }

  @Test
  void batchTellsProgramsInOneEventThatNothingWasBought() throws IOException {
    Shell.Result left = batch(Shell.interruptedAtAnswer("\"begun\""), atTheEmulator("--json"));

    nothingWasBought(left);
    assertThat(left.events("refused"))
        .singleElement()
        .extracting(event -> event.get("failure"))
        .asString()
        .contains("kind=interrupted");
    assertThat(left.events("summary")).isEmpty();
  }

  @Test
  void batchThatIsOnlyRehearsedLeavesNoClips() throws IOException {
    Shell.Result left = batch(Shell.interruptedAtAnswer("total"), "--pace", "instant");

    assertThat(left.exitCode()).as(left.err()).isEqualTo(130);
    assertThat(left.err()).contains(NOTHING);
    assertThat(folder.resolve("clips")).isEmptyDirectory();
  }

  @Test
  void batchGoesOnAfterwards() throws IOException {
    nothingWasBought(batch(Shell.interruptedAtAnswer("total")));

    andTheSameCommandStillWorks(batch(Shell.piped()));
  }

  @Test
  void generateInterruptedBeforeItWatchesBuysNothing() throws IOException {
    nothingWasBought(generate(Shell.interruptedBefore(), atTheEmulator()));
  }

  @Test
  void generateInterruptedWhileItTellsThePriceBuysNothing() throws IOException {
    Shell.Result left = generate(Shell.interruptedAtAnswer("quote"), atTheEmulator());

    nothingWasBought(left);
    assertThat(left.out()).doesNotContain("id  ", "clip  ");
  }

  @Test
  void generateTellsProgramsInOneDocumentThatNothingWasBought() throws IOException {
    Shell.Result left = generate(Shell.interruptedAt("is asked for"), atTheEmulator("--json"));

    nothingWasBought(left);
    assertThat(left.json()).containsEntry("status", "interrupted").containsEntry("id", null);
    assertThat(left.json("failure")).containsEntry("kind", "interrupted");
  }

  @Test
  void generateGoesOnAfterwards() throws IOException {
    nothingWasBought(generate(Shell.interruptedAtAnswer("quote")));

    andTheSameCommandStillWorks(generate(Shell.piped()));
  }

  @Test
  void aDryRunIsInterruptedAsWell() throws IOException {
    nothingWasBought(generate(Shell.interruptedAtAnswer("quote"), "--dry-run"));
    nothingWasBought(batch(Shell.interruptedBefore(), "--dry-run"));
  }
}
