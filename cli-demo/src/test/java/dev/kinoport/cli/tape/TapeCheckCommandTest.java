package dev.kinoport.cli.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.tape.record.TapeRecorder;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeCheckCommandTest {
  private static final String INPUT =
      "{\"prompt\": \"a kite\", \"image_url\": \"https://example.com/kite.jpg\"}";

  @TempDir private Path place;

  private Path recorded(Readings readings) throws Exception {
    Path tape = place.resolve("fal.tape");
    try (FakeProvider provider = FakeProvider.on(VirtualTime.create()).build();
        EmulatorServer shop = EmulatorServer.before(provider).readings(readings).start();
        TapeRecorder recorder = TapeRecorder.before(shop.address()).start(tape);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      client.send(
          HttpRequest.newBuilder(
                  URI.create(
                      recorder.address()
                          + "/queue.fal.run/fal-ai/minimax/hailuo-02/standard/image-to-video"))
              .header("Authorization", "Key id:secret")
              .POST(HttpRequest.BodyPublishers.ofString(INPUT))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
    return tape;
  }

  @Test
  void theSameIsSilent() throws Exception {
    Shell.Result result =
        Shell.piped().run("tape", "check", recorded(Readings.suggested()).toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("1 call compared, 0 differences");
  }

  @Test
  void whatDiffersIsSaidWithWhatWouldMendIt() throws Exception {
    Path tape = recorded(Readings.suggested().with(Reading.SUBMIT_ANSWERS_202));
    Shell.Result result = Shell.piped().run("tape", "check", tape.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.BROKEN.number());
    assertThat(result.out())
        .contains(
            "1 POST queue.fal.run/fal-ai/minimax/hailuo-02/standard/image-to-video",
            "status: the shop says 202, the emulator 200",
            "the same with --reading submit-answers-202");
    assertThat(
            Shell.piped()
                .run("tape", "check", tape.toString(), "--reading", "submit-answers-202")
                .exitCode())
        .isZero();
  }

  @Test
  void whatIsNoTapeIsExplained() throws IOException {
    Path diary = Files.writeString(place.resolve("diary.txt"), "Dear diary\n");
    Shell.Result result = Shell.piped().run("tape", "check", diary.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("line 1");
  }

  @Test
  void tapeAloneSaysWhatThereIs() {
    Shell.Result result = Shell.piped().run("tape");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("kinoport tape check");
  }
}
