package dev.kinoport.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The jar that the launcher starts, in processes of its own: its libraries are those that its
 * manifest names, and no test's.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PackagedProgramIT {

  @TempDir private Path folder;

  @AutoClose private final PackagedProgram program = new PackagedProgram();

  private Process start(String... arguments) {
    return program.start(
        PackagedProgram.line(PackagedProgram.LIGHT, arguments)
            .redirectError(folder.resolve(program.count() + ".err").toFile()));
  }

  private Process last() {
    return program.child(program.count() - 1);
  }

  private String said(int child) throws IOException {
    return Files.readString(folder.resolve(child + ".err"));
  }

  private static String get(HttpClient client, URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static HttpResponse<byte[]> send(
      HttpClient client, String method, String address, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Key id:secret")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String member(String name, String json) {
    Matcher matcher = Pattern.compile("\"%s\":\"([^\"]*)\"".formatted(name)).matcher(json);
    assertThat(matcher.find()).as(name + " in " + json).isTrue();
    return matcher.group(1);
  }

  private String served(int child) throws IOException {
    String address = String.valueOf(PackagedProgram.lines(program.child(child)).readLine());
    assertThat(address).as(said(child)).startsWith("http://127.0.0.1:");
    return address;
  }

  /** Killed in the queue, while it works, and when it is done; each time another server goes on. */
  @Test
  void serverThatIsKilledIsFollowedByOneWithItsWorld() throws Exception {
    String state = folder.resolve("state").toString();
    String[] serve = {"serve", "--pace", "real", "--manual-clock", "--state", state};
    String app = "/queue.fal.run/fal-ai/minimax";
    try (HttpClient client = HttpClient.newHttpClient()) {
      start(serve);
      String input = "{\"prompt\": \"A kite\", \"image_url\": \"https://example.com/kite.png\"}";
      String submit = served(0) + app + "/hailuo-02/standard/image-to-video";
      String job =
          app + "/requests/" + member("request_id", text(send(client, "POST", submit, input)));
      List<String> states = new ArrayList<>();
      for (int seconds : new int[] {1, 60, 600}) {
        // SIGKILL: no hook runs, no file is closed.
        last().destroyForcibly().waitFor();
        start(serve);
        String address = served(program.count() - 1);
        states.add(member("status", text(send(client, "GET", address + job + "/status", ""))));
        String clock = "{\"seconds\": %d}".formatted(seconds);
        send(client, "POST", address + "/__clock/advance", clock);
      }
      String bill = text(send(client, "GET", lastAddress(state) + "/__bill", ""));
      last().destroyForcibly().waitFor();
      start(serve);
      String address = served(program.count() - 1);

      assertThat(states).containsExactly("IN_QUEUE", "IN_QUEUE", "IN_PROGRESS");
      assertThat(bill).contains("\"count\":1,");
      assertThat(text(send(client, "GET", address + "/__bill", ""))).isEqualTo(bill);
      String result = text(send(client, "GET", address + job, ""));
      Path clip = folder.resolve("kite.mp4");
      Files.write(
          clip,
          client
              .send(
                  HttpRequest.newBuilder(URI.create(member("url", result))).build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body());
      assertThat(Mp4File.facts(clip).map(ClipFacts::widthPx)).contains(1366);
    }
  }

  private static String lastAddress(String state) throws IOException {
    return Files.readString(Path.of(state, "address")).strip();
  }

  @Test
  void oneServesAndTheOtherBuysOverTheWire() throws Exception {
    Process server = start("serve", "--port", "0", "--pace", "instant");
    String address = String.valueOf(PackagedProgram.lines(server).readLine());
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

      assertThat(PackagedProgram.lines(buyer).lines())
          .anyMatch(line -> line.startsWith("clip    "));
      // Nothing of it keeps the process alive once all is said.
      assertThat(buyer.waitFor(30, SECONDS)).as(said(1)).isTrue();
      assertThat(buyer.exitValue()).as(said(1)).isZero();
      assertThat(Mp4File.facts(clip).map(ClipFacts::widthPx)).contains(1366);
      assertThat(get(client, URI.create(address + "/__bill"))).contains("\"count\":1,");
    }

    server.destroy();
    assertThat(server.waitFor(2, MINUTES)).isTrue();
  }

  private Process batch(String address) {
    return start(
        "batch",
        folder.resolve("scenes.jsonl").toString(),
        "--backend",
        "fal",
        "--emulator",
        address,
        "--max-in-flight",
        "3",
        "--state",
        folder.resolve("kept").toString(),
        "--out",
        folder.resolve("clips").toString(),
        "--json");
  }

  /** Killed when as many are at the provider as may be, and most of it is still unsent. */
  @Test
  void batchThatIsKilledGoesOnWhereItWasAndPaysOnce() throws Exception {
    start("serve", "--pace", "real", "--manual-clock");
    String address = served(0);
    String image = Shell.IMAGE.toAbsolutePath().normalize().toString();
    List<String> scenes = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      scenes.add(
          "{\"prompt\": \"Scene %d\", \"image\": \"%s\", \"out\": \"%d\"}".formatted(i, image, i));
    }
    Files.write(folder.resolve("scenes.jsonl"), scenes);

    Process killed = batch(address);
    BufferedReader said = PackagedProgram.lines(killed);
    for (int queued = 0; queued < 3; ) {
      String line = said.readLine();
      assertThat(line).as(said(1)).isNotNull();
      queued += line.contains("\"status\": \"queued\"") ? 1 : 0;
    }
    killed.toHandle().destroyForcibly();
    assertThat(killed.waitFor()).isNotZero();

    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, URI.create(address + "/__bill"))).contains("\"count\":0,");
      Process again = batch(address);
      CompletableFuture<List<String>> events =
          CompletableFuture.supplyAsync(() -> PackagedProgram.lines(again).lines().toList());
      while (!again.waitFor(200, MILLISECONDS)) {
        send(client, "POST", address + "/__clock/advance", "{\"seconds\": 15}");
      }

      assertThat(again.exitValue()).as(said(2)).isZero();
      assertThat(events.join().getFirst()).contains("\"fresh\": 0");
      assertThat(events.join().getLast()).contains("\"made\": 8");
      assertThat(get(client, URI.create(address + "/__bill"))).contains("\"count\":8,");
    }
    for (int i = 1; i <= 8; i++) {
      assertThat(Mp4File.facts(folder.resolve("clips").resolve(i + ".mp4")).isRight()).isTrue();
    }
  }
}
