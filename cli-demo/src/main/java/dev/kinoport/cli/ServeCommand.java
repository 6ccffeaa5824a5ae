package dev.kinoport.cli;

import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.server.FakeFalServer;
import dev.kinoport.fake.server.Readings;
import dev.kinoport.fake.server.ScriptFile;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kinoport serve}: the fake provider over fal's wire protocol, for any fal client. */
@Command(
    name = "serve",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Be fal, offline: serve the fake provider over fal's wire protocol, on loopback.",
      "Prints its address when it is ready, and goes on until it is interrupted."
    },
    footer = {
      "",
      "A client that takes a base address adds the real host to it:",
      "  http://127.0.0.1:PORT/queue.fal.run/fal-ai/...",
      "A client that takes a proxy uses http://127.0.0.1:PORT/proxy.",
      "GET /healthz, /__bill and /__requests, POST /__clock/advance, /__script and /__reset.",
      "",
      "Examples:",
      "  kinoport serve --port 8900",
      "  kinoport serve --pace instant --script lost-answers.json",
      "  kinoport serve --tls-port 8943 --state fake-fal"
    })
final class ServeCommand implements Callable<Integer> {
  private final Console console;
  private final Interrupts interrupts;

  @Option(names = "--port", paramLabel = "N", description = "Where to listen; by default anywhere")
  private int port;

  @Option(
      names = "--tls-port",
      paramLabel = "N",
      description = "Listen for TLS as well, with a certificate for fal's own host names")
  private @Nullable Integer tlsPort;

  @Option(
      names = "--pace",
      paramLabel = "PACE",
      converter = Pace.Converter.class,
      description =
          "How long clips take: real (minutes), fast (2 s; by default) or instant (no time)")
  private Pace pace = Pace.FAST;

  @Option(
      names = "--manual-clock",
      description = "Time stands still but for POST /__clock/advance {\"seconds\": 60}")
  private boolean isManual;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "How requests go, as JSON; wins over --pace")
  private @Nullable Path script;

  @Option(
      names = "--lenient",
      description = "Let pass what fal lets pass; by default that is an error that says so")
  private boolean isLenient;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where to put address and, with TLS, ca.pem, the certificate to trust")
  private @Nullable Path state;

  ServeCommand(Console console, Interrupts interrupts) {
    this.console = console;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() {
    if (tlsPort != null && state == null) {
      throw new BadUsage("--tls-port needs --state DIR, where ca.pem is put for clients to trust");
    }
    CountDownLatch end = new CountDownLatch(1);
    Timekeeper time = isManual ? VirtualTime.create() : new SystemTime();
    FakeProvider provider = FakeProvider.on(time).script(script()).build();
    try (FakeFalServer server = start(provider);
        Watch unused = interrupts.onInterrupt(end::countDown)) {
      publish(server);
      console.say(server.address().toString());
      console.note("fal, offline; Control-C ends it");
      end.await();
      return ExitCode.DONE.number();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.number();
    }
  }

  private FakeFalServer start(FakeProvider provider) {
    Readings readings = Readings.suggested();
    FakeFalServer.Builder builder =
        FakeFalServer.before(provider)
            .readings(isLenient ? readings.lenient() : readings)
            .port(port);
    try {
      return (tlsPort == null ? builder : builder.tlsPort(tlsPort)).start();
    } catch (UncheckedIOException e) {
      throw new BadUsage(e.getMessage() + ": " + e.getCause().getMessage());
    }
  }

  private Script script() {
    if (script == null) {
      return Script.always(pace == Pace.INSTANT ? Life.instant() : FakeLives.of(pace));
    }
    try {
      return ScriptFile.read(Files.readString(script))
          .getOrElseThrow(fault -> new BadUsage(script + ": " + fault));
    } catch (IOException e) {
      throw new BadUsage(script + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private void publish(FakeFalServer server) {
    if (state == null) {
      return;
    }
    try {
      Files.createDirectories(state);
      Files.writeString(state.resolve("address"), server.address() + "\n");
      if (server.tlsAddress().isDefined()) {
        Files.writeString(state.resolve("ca.pem"), server.authorityPem());
      }
    } catch (IOException e) {
      throw new BadUsage(state + " cannot be written: " + e.getClass().getSimpleName());
    }
  }
}
