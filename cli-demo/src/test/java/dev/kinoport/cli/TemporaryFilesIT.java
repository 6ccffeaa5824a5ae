package dev.kinoport.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the program leaves where temporary files are, also when somebody interrupts it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TemporaryFilesIT {
  private static final String IMAGE = Shell.IMAGE.toString();

  @TempDir private Path folder;
  private Path temporary = Path.of("");
  @AutoClose private final PackagedProgram program = new PackagedProgram();

  @BeforeEach
  void makeAPlace() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  private Process start(String... arguments) {
    ProcessBuilder builder =
        PackagedProgram.line(List.of("-Djava.io.tmpdir=" + temporary), arguments);
    builder.environment().put("KINOPORT_STATE", folder.resolve("state").toString());
    return program.start(builder.redirectErrorStream(true));
  }

  private static String until(Process child, String word) throws IOException {
    BufferedReader said = PackagedProgram.lines(child);
    String line = requireNonNull(said.readLine());
    while (!line.contains(word)) {
      line = requireNonNull(said.readLine(), "it ended without " + word);
    }
    return line;
  }

  private void assertNothingIsLeft() {
    assertThat(Stream.of(requireNonNull(temporary.toFile().list())))
        .noneMatch(name -> name.startsWith("kinoport"));
  }

  @Test
  void whatIsRefusedLeavesNothing() throws Exception {
    Process refused =
        start("generate", "--image", IMAGE, "--prompt", "x", "--out", "-", "--state", "s3:x");

    assertThat(refused.waitFor()).isEqualTo(2);
    assertNothingIsLeft();
  }

  @Test
  void whatWasToGoToStdoutLeavesNothingWhenItIsInterrupted() throws Exception {
    Process generating =
        start("generate", "--image", IMAGE, "--prompt", "x", "--out", "-", "--pace", "real");
    until(generating, "queued");

    generating.destroy();

    assertThat(generating.waitFor()).isNotZero();
    assertNothingIsLeft();
  }

  /** Its clips were to be put away with it. */
  @Test
  void rehearsalOfABatchLeavesNothingWhenItIsInterrupted() throws Exception {
    Path lines = folder.resolve("lines.jsonl");
    Files.writeString(
        lines,
        "{\"prompt\":\"x\",\"image\":\"%s\"}"
            .formatted(Shell.IMAGE.toAbsolutePath().toUri().getPath()));
    Path out = folder.resolve("clips");
    Process rehearsing =
        start("batch", lines.toString(), "--pace", "real", "--seed", "1", "--out", out.toString());
    until(rehearsing, "queued");

    rehearsing.destroy();

    assertThat(rehearsing.waitFor()).isNotZero();
    assertThat(out.toFile().list()).isNullOrEmpty();
    assertNothingIsLeft();
  }

  @Test
  void thePlaygroundOfAServerGoesWithIt() throws Exception {
    Process serving = start("serve");
    String address = until(serving, "http://");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest page =
          HttpRequest.newBuilder(URI.create(address + "/__ui"))
              .header("Accept", "text/html")
              .build();
      assertThat(client.send(page, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
    assertThat(Stream.of(requireNonNull(temporary.toFile().list())))
        .anyMatch(name -> name.startsWith("kinoport-playground"));

    serving.destroy();

    assertThat(serving.waitFor()).isNotZero();
    assertNothingIsLeft();
  }
}
