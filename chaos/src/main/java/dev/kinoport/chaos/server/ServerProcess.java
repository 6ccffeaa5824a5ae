package dev.kinoport.chaos.server;

import com.squareup.moshi.Moshi;
import dev.kinoport.chaos.program.JavaProgram;
import dev.kinoport.chaos.worker.Selling;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.provider.ProviderName;
import io.vavr.Lazy;
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

/**
 * A provider: {@link ServerMain} with a world that it keeps. Starts while others go on; whoever
 * asks for its address waits until it has one. Used by one thread.
 */
public final class ServerProcess implements AutoCloseable {
  private final ProviderName name;
  private final Path folder;
  private final Path log;
  private Process process;
  private Lazy<URI> address;

  /**
   * @param folder where folders and logs of several providers may lie
   */
  public ServerProcess(ProviderName name, Path folder) {
    this(name, folder, Selling.ONE);
  }

  /**
   * @param folder where folders and logs of several providers may lie
   * @param selling what it is to do with what is asked for
   */
  ServerProcess(ProviderName name, Path folder, Selling selling) {
    this.name = name;
    this.folder = folder.resolve(name.value());
    this.log = folder.resolve(name + ".log");
    try {
      Files.createDirectories(this.folder);
      Files.writeString(this.folder.resolve("script.json"), selling.script(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = start();
    address = addressOf(process);
  }

  private Process start() {
    return JavaProgram.start(
        ServerMain.class.getName(),
        List.of("-Xmx512m"),
        List.of(folder.resolve("script.json").toString(), folder.resolve("world").toString()),
        log);
  }

  private Lazy<URI> addressOf(Process process) {
    return Lazy.of(() -> URI.create(firstLine(process)));
  }

  private String firstLine(Process process) {
    try {
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      String line = lines.readLine();
      if (line == null) {
        throw new IllegalStateException(name + " did not start: " + Files.readString(log));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProviderName name() {
    return name;
  }

  public ServedProvider address() {
    return new ServedProvider(name, "http://127.0.0.1:" + port());
  }

  int port() {
    return address.get().getPort();
  }

  void kill() {
    JavaProgram.kill(process);
    process.onExit().join();
  }

  void restart() {
    process = start();
    address = addressOf(process);
  }

  /** All that it charged, by its own books. */
  public List<BillEntry> bill() {
    Object bill = json("/__bill");
    if (!(bill instanceof Map<?, ?> members && members.get("charges") instanceof List<?> charges)) {
      throw new IllegalStateException("no bill: " + bill);
    }
    return charges.stream()
        .map(Map.class::cast)
        .map(charge ->
            new BillEntry(
                name,
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
                  HttpRequest.newBuilder(address.get().resolve(path)).build(),
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
