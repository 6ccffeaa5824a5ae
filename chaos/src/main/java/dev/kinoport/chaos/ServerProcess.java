package dev.kinoport.chaos;

import com.squareup.moshi.Moshi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code kinoport serve} with a world that it keeps. Used by one thread. */
final class ServerProcess implements AutoCloseable {
  private static final String MAIN = "dev.kinoport.cli.Main";

  private final Path folder;
  private final Path log;
  private Process process;
  private URI address;

  /**
   * What the provider charged.
   *
   * @param requestId its name for the request
   * @param amount in US dollars
   * @param asked the hash of what was asked for
   * @param at when
   */
  record Charge(String requestId, BigDecimal amount, String asked, String at) {}

  ServerProcess(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("script.json"), Wishes.script());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = start();
    address = address(process);
  }

  private Process start() {
    return JavaProgram.start(
        MAIN,
        List.of("-Xmx512m"),
        List.of(
            "serve",
            "--script",
            folder.resolve("script.json").toString(),
            "--state",
            folder.resolve("world").toString()),
        log);
  }

  /** Its first line. */
  private static URI address(Process process) {
    try {
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      return URI.create(String.valueOf(lines.readLine()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return address.getPort();
  }

  void kill() {
    JavaProgram.kill(process);
    process.onExit().join();
  }

  void restart() {
    process = start();
    address = address(process);
  }

  /** All that it charged, by its own books. */
  List<Charge> bill() {
    Object bill = json("/__bill");
    if (!(bill instanceof Map<?, ?> members && members.get("charges") instanceof List<?> charges)) {
      throw new IllegalStateException("no bill: " + bill);
    }
    return charges.stream()
        .map(Map.class::cast)
        .map(charge ->
            new Charge(
                String.valueOf(charge.get("request_id")),
                new BigDecimal(String.valueOf(charge.get("amount"))),
                String.valueOf(charge.get("generation_id")),
                String.valueOf(charge.get("at"))))
        .toList();
  }

  private Object json(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String body =
          client
              .send(
                  HttpRequest.newBuilder(address.resolve(path)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      Object read = new Moshi.Builder().build().adapter(Object.class).fromJson(body);
      return read == null ? "nothing" : read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the bill", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
