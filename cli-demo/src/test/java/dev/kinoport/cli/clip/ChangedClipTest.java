package dev.kinoport.cli.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What lies under the name of a kept clip is the clip only as long as it has its bytes. */
@Timeout(300)
class ChangedClipTest {
  @TempDir Path folder;

  @AutoClose private final SystemTime time = new SystemTime();

  private final FakeProvider provider =
      FakeProvider.on(time).script(Script.always(Life.instant())).build();

  @AutoClose private final EmulatorServer server = EmulatorServer.before(provider).start();

  private Shell shell() {
    return Shell.piped().with("KINOPORT_STATE", folder.resolve("state").toString());
  }

  private Shell.Result run(String... arguments) {
    return shell().run(arguments);
  }

  private Shell.Result order(String... more) {
    return shell()
        .order(
            place(),
            Stream.concat(
                    Stream.of("--backend", "fal", "--emulator", server.address().toString()),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  private Path place() {
    return folder.resolve("one.mp4");
  }

  private Path kept(String id) {
    return folder.resolve("state").resolve("clips").resolve(id + ".mp4");
  }

  private String bought() {
    Shell.Result ordered = order("--json", "--key", "one");
    assertThat(ordered.exitCode()).as(ordered.err()).isZero();
    return String.valueOf(ordered.json().get("id"));
  }

  private static byte[] edited(byte[] clip) {
    byte[] other = Arrays.copyOf(clip, clip.length);
    other[clip.length - 1] ^= 1;
    return other;
  }

  @Test
  void aClipWithOtherBytesIsDeliveredByNobody() throws IOException {
    String id = bought();
    byte[] clip = Files.readAllBytes(place());
    Files.delete(place());
    for (byte[] other : List.of(new byte[0], edited(clip), Arrays.copyOf(clip, 1000))) {
      Files.write(kept(id), other);
      for (Shell.Result result : List.of(run("resume", id), order("--key", "one"))) {
        assertThat(result.exitCode()).as(result.out() + result.err()).isNotZero();
        assertThat(result.err())
            .contains("is not the clip that was paid for: it has " + other.length + " bytes")
            .contains("the clip has " + clip.length + " bytes")
            .contains("kinoport adopt-clip " + id + " FILE");
        assertThat(place()).doesNotExist();
      }
    }
    assertThat(provider.bill().count()).isOne();
    assertThat(folder).isDirectoryNotContaining("glob:**.kinoport-*");
  }

  @Test
  void aClipThatIsGoneIsMissingAndWhatTheSheetSaysBringsItBack() throws IOException {
    String id = bought();
    Path copy = Files.move(place(), folder.resolve("copy.mp4"));
    Files.delete(kept(id));

    assertThat(run("show", id).out())
        .contains(kept(id) + " (missing: it was kept there; kinoport adopt-clip " + id + " FILE")
        .doesNotContain("not on this machine");

    assertThat(run("adopt-clip", id, copy.toString()).exitCode()).isZero();
    assertThat(run("show", id).out()).contains("clip    " + place()).doesNotContain("missing");
  }

  @Test
  void aClipThatStaysWhereItIsKeptIsLookedAtToo() throws IOException {
    String id = bought();
    Files.delete(folder.resolve("state").resolve("identity"));

    Shell.Result sound = run("resume", id);

    assertThat(sound.exitCode()).isZero();
    assertThat(sound.err()).contains(id + ": its --out was " + place() + ", and is forgotten");

    Files.write(kept(id), new byte[0]);
    assertThat(run("resume", id).exitCode()).isNotZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkIsNoClip() throws IOException {
    String id = bought();
    Path secret = folder.resolve("secret");
    Files.move(place(), secret);
    Files.delete(kept(id));
    Files.createSymbolicLink(kept(id), secret);

    Shell.Result resumed = run("resume", id, "--json");

    assertThat(resumed.exitCode()).isNotZero();
    assertThat(resumed.out()).contains("no ordinary file any more");
    assertThat(place()).doesNotExist();
  }

  @Test
  void aClipThatLiesInItsPlaceIsThereWhateverBecameOfTheOther() throws IOException {
    String id = bought();
    Files.delete(kept(id));

    Shell.Result resumed = run("resume", id);

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains(place().toString());
  }

  @Test
  void aLostClipIsBroughtBackFromItsCopyAndFromNoOther() throws IOException {
    String id = bought();
    byte[] clip = Files.readAllBytes(place());
    Path copy = folder.resolve("copy.mp4");
    Files.move(place(), copy);
    Path other = Files.write(folder.resolve("other.mp4"), edited(clip));
    Files.delete(kept(id));

    Shell.Result lost = run("resume", id);
    Shell.Result refused = run("adopt-clip", id, other.toString());
    assertThat(kept(id)).doesNotExist();
    Shell.Result restored = run("adopt-clip", id, copy.toString());

    assertThat(lost.exitCode()).isNotZero();
    assertThat(lost.err()).contains("is gone from there").contains("adopt-clip " + id);
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).contains("is not the clip that was paid for");
    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(kept(id)).hasBinaryContent(clip);
    assertThat(place()).hasBinaryContent(clip);
  }

  /** Whoever reads a pipe waits for somebody who writes, and a device never ends. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyAnOrdinaryFileIsAdopted() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String ended = bought();
    Files.delete(kept(ended));
    for (Path odd : List.of(pipe, Path.of("/dev/zero"), folder)) {
      Shell.Result result = run("adopt-clip", ended, odd.toString());

      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("it is no ordinary file");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsOpenAdoptsOnlyAnOrdinaryFileToo() {
    Life slow = Life.lasting(Duration.ofHours(1), Duration.ofHours(1));
    FakeProvider busy = FakeProvider.on(time).script(Script.always(slow)).build();
    try (EmulatorServer there = EmulatorServer.before(busy).start()) {
      Shell.Result ordered =
          Shell.endedAt("queued")
              .with("KINOPORT_STATE", folder.resolve("state").toString())
              .order(
                  place(), "--backend", "fal", "--emulator", there.address().toString(), "--json");
      String id = String.valueOf(ordered.json().get("id"));

      Shell.Result result = run("adopt-clip", id, "/dev/zero");

      assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).contains("it is no ordinary file");
    }
  }

  @Test
  void aPlaceWhereNoClipCanBeKeptIsFoundBeforeMoneyIsSpent() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a file stands here");
    for (String clips : List.of("/proc/nope", file.resolve("clips").toString())) {
      Shell.Result result = order("--clips", clips);

      assertThat(result.exitCode()).as(result.err()).isNotZero();
      assertThat(result.err()).contains("clips cannot be kept in " + clips);
      assertThat(provider.bill().count()).isZero();
    }
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInPlaceOfTheLandingFolderIsNotFollowed() throws IOException {
    Path victim = Files.createDirectory(folder.resolve("victim"));
    Path part = Files.writeString(victim.resolve("OTHER.part"), "somebody's");
    Path lock = Files.writeString(victim.resolve("lock"), "somebody's");
    Files.createSymbolicLink(Landing.of(place()), victim);

    Shell.Result result = order();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("is a link, and is not followed");
    assertThat(part).hasContent("somebody's");
    assertThat(lock).hasContent("somebody's");
    assertThat(provider.bill().count()).isZero();
  }
}
