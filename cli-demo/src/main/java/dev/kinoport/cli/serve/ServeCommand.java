package dev.kinoport.cli.serve;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.CatalogueOptions;
import dev.kinoport.cli.option.FakeSpeed;
import dev.kinoport.cli.option.converter.ListeningPortConverter;
import dev.kinoport.cli.option.converter.ReadingConverter;
import dev.kinoport.cli.outcome.BadUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code kinoport serve}: the fake provider over fal's wire protocol, for any fal client. Names no
 * class of the fake, which a call for help would have to load.
 */
@Command(
    name = "serve",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Be fal, MiniMax and Replicate, offline: serve the fake over their wires, on loopback.",
      "Prints its address when it is ready, and goes on until it is interrupted.",
      "Open the address in a browser to try models, see every call and break things."
    },
    footer = {
      "",
      "A client that takes a base address adds the real host to it:",
      "  http://127.0.0.1:PORT/queue.fal.run/fal-ai/...",
      "  http://127.0.0.1:PORT/api.minimax.io/v1/video_generation",
      "A client that takes a proxy uses http://127.0.0.1:PORT/proxy.",
      "Any other: HTTPS_PROXY=http://127.0.0.1:PORT, and trust what GET /__ca.pem answers.",
      "GET /healthz, /__world, /__bill, /__requests and /__warnings,",
      "POST /__clock/advance, /__script and /__reset.",
      "",
      "Examples:",
      "  kinoport serve --port 8900",
      "  kinoport serve --pace instant --script lost-answers.json",
      "  kinoport serve --port 8900 --state fake-fal",
      "  kinoport serve --record fal.tape --upstream fal",
      "  kinoport serve --replay fal.tape"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = ListeningPortConverter.class,
      description = "Where to listen; by default anywhere")
  private int port;

  @Option(
      names = "--advertise",
      paramLabel = "HOST[:PORT]",
      description = "What addresses in answers name, for clients that refuse 127.0.0.1")
  private @Nullable String advertised;

  @Option(
      names = "--pace",
      paramLabel = "PACE",
      converter = FakeSpeed.Converter.class,
      description =
          "How long clips take: real (minutes), fast (2 s; by default) or instant (no time)")
  private FakeSpeed pace = FakeSpeed.FAST;

  @Option(
      names = "--manual-clock",
      description = "Time stands still but for POST /__clock/advance {\"seconds\": 60}")
  private boolean isManual;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "How requests go, as JSON; --pace is what it leaves out")
  private @Nullable Path script;

  @Option(
      names = "--strict",
      description = {
        "Refuse at once what fal would ignore, or refuse only on the result;",
        "by default it is as at fal, with a warning"
      })
  private boolean isStrict;

  @Option(
      names = "--reading",
      paramLabel = "NAME",
      split = ",",
      description = "The other side of a point on which fal's documentation is open; repeatable")
  private List<String> readings = List.of();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = {
        "Where the world is kept, so that it outlives this process: requests, bill, files.",
        "Also gets its address and ca.pem, to be trusted by clients that insist on TLS"
      })
  private @Nullable Path state;

  @ArgGroup(exclusive = false, heading = "Tapes:%n")
  private TapeOptions tape = new TapeOptions();

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  public ServeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (tape.isAsked()) {
      boolean isOfTheFake =
          script != null || state != null || isManual || isStrict || !readings.isEmpty();
      return tape.serve(invocation, port, isOfTheFake || advertised != null);
    }
    ServeRun.Wishes wishes =
        new ServeRun.Wishes(
            port,
            io.vavr.control.Option.of(advertised),
            pace,
            isManual,
            io.vavr.control.Option.of(script),
            isStrict,
            catalogue.ofAllShops().getOrElseThrow(BadUsage::new),
            readings.stream().map(ReadingConverter::read).toList(),
            io.vavr.control.Option.of(state));
    return new ServeRun(invocation, wishes).run();
  }
}
