package dev.kinoport.cli.ui;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.MovedEmulatorOption;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.option.converter.ListeningPortConverter;
import dev.kinoport.cli.option.converter.TextConverter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code kinoport ui}: the journal in a browser. Names no class of the pages, which are loaded
 * late.
 */
@Command(
    name = "ui",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Show in a browser what was bought: what happened, what it cost, what waits and why.",
      "Only reads, unless --act is given. Prints its address when it is ready, and goes on until it"
          + " is interrupted."
    },
    footer = {
      "",
      "This machine alone can open it. With --listen, whoever knows the key in the address that it"
          + " prints can: put TLS before it. KINOPORT_UI_KEY sets the key, of 16 characters or"
          + " more.",
      "",
      "Examples:",
      "  kinoport ui",
      "  kinoport ui --state jdbc:postgresql://db.example/shop --act",
      "  kinoport ui --listen 0.0.0.0 --port 8901"
    })
public final class UiCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = ListeningPortConverter.class,
      description = "Where to listen; by default anywhere")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "HOST",
      converter = TextConverter.class,
      description =
          "Let others in who know the key: a name or an address of this machine, or 0.0.0.0 for"
              + " all")
  private @Nullable String host;

  @Option(
      names = "--act",
      description =
          "Also cancel, retry, adopt, send again, abandon and allow hosts, as the commands of these"
              + " names do")
  private boolean isActing;

  @Mixin private MovedEmulatorOption emulator = new MovedEmulatorOption();

  @Mixin private StateOptions state = new StateOptions();

  public UiCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new UiRun(
            invocation,
            state.in(invocation),
            port,
            io.vavr.control.Option.of(host),
            isActing,
            emulator.address())
        .run();
  }
}
