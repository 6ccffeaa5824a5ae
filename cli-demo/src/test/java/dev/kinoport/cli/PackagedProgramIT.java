package dev.kinoport.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that the launcher starts, in processes of its own: its libraries are those that its
 * manifest names, and no test's.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackagedProgramIT {
  private static final Path JAR = Path.of("target", "kinoport.jar");

  @TempDir private Path folder;

  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void killChildren() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("FAL_"));
    Process child =
        builder.redirectError(folder.resolve(children.size() + ".err").toFile()).start();
    children.add(child);
    return child;
  }

  private String said(int child) throws IOException {
    return Files.readString(folder.resolve(child + ".err"));
  }

  private static BufferedReader lines(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String get(HttpClient client, URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void oneServesAndTheOtherBuysOverTheWire() throws Exception {
    Process server = start("serve", "--port", "0", "--pace", "instant");
    String address = String.valueOf(lines(server).readLine());
    assertThat(address).as(said(0)).startsWith("http://127.0.0.1:");
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, URI.create(address + "/healthz"))).contains("ok");

      Path clip = folder.resolve("kite.mp4");
      Process buyer =
          start(
              "generate",
              "--backend",
              "fal",
              "--emulator",
              address,
              "--image",
              Shell.IMAGE.toString(),
              "--prompt",
              "The kite climbs",
              "--out",
              clip.toString());

      assertThat(lines(buyer).lines()).anyMatch(line -> line.startsWith("clip    "));
      // Nothing of it keeps the process alive once all is said.
      assertThat(buyer.waitFor(2, SECONDS)).as(said(1)).isTrue();
      assertThat(buyer.exitValue()).as(said(1)).isZero();
      assertThat(Mp4File.facts(clip).map(ClipFacts::widthPx)).contains(1366);
      assertThat(get(client, URI.create(address + "/__bill"))).contains("\"count\":1,");
    }

    server.destroy();
    assertThat(server.waitFor(5, SECONDS)).isTrue();
  }
}
