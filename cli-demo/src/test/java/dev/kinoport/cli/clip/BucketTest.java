package dev.kinoport.cli.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.s3server.S3Server;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clips in a bucket, by one option. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class BucketTest {
  private static final S3Server S3 = S3Server.withBuckets("clips");

  @TempDir Path folder;

  @AutoClose private final SystemTime time = new SystemTime();

  private final FakeProvider provider =
      FakeProvider.on(time).script(Script.always(Life.instant())).build();

  @AutoClose private final EmulatorServer server = EmulatorServer.before(provider).start();

  @AfterAll
  static void stop() {
    S3.close();
  }

  private Shell shell(String state) {
    return Shell.piped()
        .with("KINOPORT_STATE", folder.resolve(state).toString())
        .with("AWS_ENDPOINT_URL_S3", S3.address().toString());
  }

  private Shell.Result order(Path place, String... more) {
    return shell("here")
        .order(
            place,
            Stream.concat(
                    Stream.of("--backend", "fal", "--emulator", server.address().toString()),
                    Stream.concat(Stream.of("--json"), Stream.of(more)))
                .toArray(String[]::new));
  }

  private static byte[] object(String address) throws IOException {
    String path = address.substring("s3://".length());
    try (InputStream content = S3.address().resolve("/" + path).toURL().openStream()) {
      return content.readAllBytes();
    }
  }

  private static String id(Shell.Result ordered) {
    return String.valueOf(ordered.json().get("id"));
  }

  @Test
  void aClipIsKeptInTheBucketAndBroughtToItsPlace() throws IOException {
    Path place = folder.resolve("kite.mp4");

    Shell.Result bought = order(place, "--clips", "s3://clips/live");

    assertThat(bought.exitCode()).as(bought.err()).isZero();
    String address = "s3://clips/live/" + id(bought) + ".mp4";
    assertThat(object(address)).isEqualTo(Files.readAllBytes(place));
    assertThat(shell("here").run("show", id(bought), "--json").out()).contains(address);
  }

  @Test
  void aWorkerKeepsClipsInTheBucketAndWhoLostThemBringsThemAgain() throws IOException {
    Path place = folder.resolve("kite.mp4");
    String id = id(order(place, "--key", "kite", "--hand-in"));

    Shell.Result worked =
        shell("here")
            .run(
                "worker",
                "--until-idle",
                "--backend",
                "fal",
                "--emulator",
                server.address().toString(),
                "--clips",
                "s3://clips/work");

    assertThat(worked.exitCode()).as(worked.err()).isZero();
    byte[] clip = object("s3://clips/work/" + id + ".mp4");
    assertThat(place).hasBinaryContent(clip);

    Files.delete(place);
    Files.deleteIfExists(folder.resolve("here").resolve("clips").resolve(id + ".copy.mp4"));
    Shell.Result again = order(place, "--key", "kite", "--clips", "s3://clips/work");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(provider.bill().count()).isOne();
    assertThat(place).hasBinaryContent(clip);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsBroughtFromTheBucketIsItsOwnersAndNothingHalfIsLeft() throws IOException {
    Path place = folder.resolve("kite.mp4");
    String id = id(order(place, "--clips", "s3://clips/own"));
    Path arrivals = folder.resolve("here").resolve("clips");
    Path arrived = arrivals.resolve(id + ".copy.mp4");
    Files.delete(place);
    Files.deleteIfExists(arrived);
    Files.delete(arrivals);

    Shell.Result resumed = shell("here").run("resume", id, "--clips", "s3://clips/own");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(arrivals)))
        .isEqualTo("rwx------");

    Files.delete(place);
    Files.delete(arrived);
    Files.createDirectories(arrived.resolve("in the way"));
    Shell.Result refused = shell("here").run("resume", id, "--clips", "s3://clips/own");

    assertThat(refused.exitCode()).as(refused.err()).isNotZero();
    assertThat(arrivals).isDirectoryNotContaining("glob:**.part");
  }

  /** Of a clip that the bucket did not take it may be the only one. */
  @Test
  void whatArrivedAndIsNotInTheBucketStaysWhenAnotherIsBrought() throws IOException {
    Path place = folder.resolve("kite.mp4");
    String id = id(order(place, "--clips", "s3://clips/other"));
    byte[] clip = Files.readAllBytes(place);
    Files.delete(place);
    Path arrived = folder.resolve("here").resolve("clips").resolve(id + ".mp4");
    Files.writeString(arrived, "another");

    Shell.Result resumed = shell("here").run("resume", id, "--clips", "s3://clips/other");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(place).hasBinaryContent(clip);
    assertThat(arrived).hasContent("another");
    assertThat(shell("here").run("doctor", "--clips", "s3://clips/other").out())
        .doesNotContain("clip_unknown", "the journal knows of no generation");
  }

  @Test
  void aBucketThatIsNotThereIsFoundBeforeMoneyIsSpent() {
    Shell.Result refused = order(folder.resolve("kite.mp4"), "--clips", "s3://no-such-bucket");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("clips cannot be kept in s3://no-such-bucket");
    assertThat(provider.received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"s3://Clips, Clips", "s3:clips, s3://bucket", "s3://clips/../x, ../x"})
  void whatIsNoPlaceIsBadUsage(String typed, String word) {
    Shell.Result refused = shell("here").run("list", "--clips", typed);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--clips must name a folder or s3://").contains(word);
  }
}
