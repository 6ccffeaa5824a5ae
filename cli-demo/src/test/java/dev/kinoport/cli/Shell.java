package dev.kinoport.cli;

import com.squareup.moshi.Moshi;
import dev.kinoport.Subscription;
import dev.kinoport.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs commands in this process and keeps what they say. */
public final class Shell {
  public static final Path IMAGE = Path.of("..", "samples", "kite-over-hills.jpg");
  private static final Path STATE = Path.of("target", "states");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Runnable> onInterrupt = new ArrayList<>();
  private final PrintStream errStream;
  private final boolean terminal;
  private Map<String, String> environment =
      Map.of("KINOPORT_STATE", STATE.resolve(UUID.randomUUID().toString()).toString());

  private Shell(String interruptAt, boolean terminal) {
    this.terminal = terminal;
    this.errStream =
        new PrintStream(err, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            if (!interruptAt.isEmpty() && line.contains(interruptAt)) {
              List.copyOf(onInterrupt).forEach(Runnable::run);
            }
          }
        };
  }

  /** Streams that go into files. */
  public static Shell piped() {
    return new Shell("", false);
  }

  /** Streams that a person looks at. */
  public static Shell terminal() {
    return new Shell("", true);
  }

  /** Somebody presses Control-C when this text appears. */
  public static Shell interruptedAt(String text) {
    return new Shell(text, false);
  }

  /** The same, in an environment that is empty otherwise. */
  public Shell with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    environment = Map.copyOf(more);
    return this;
  }

  /**
   * What a command left behind.
   *
   * @param exitCode its end
   * @param out all of stdout
   * @param err all of stderr
   */
  public record Result(int exitCode, String out, String err) {
    /** The one JSON document on stdout. */
    public Map<String, @Nullable Object> json() {
      try {
        return object(new Moshi.Builder().build().adapter(Object.class).fromJson(out));
      } catch (IOException e) {
        throw new UncheckedIOException(out, e);
      }
    }

    /** The documents on stdout, one in each line, that tell of an event. */
    public List<Map<String, @Nullable Object>> events(String event) {
      return out.lines()
          .map(line -> new Result(exitCode, line, err).json())
          .filter(document -> event.equals(document.get("event")))
          .toList();
    }

    /** An object inside the document. */
    public Map<String, @Nullable Object> json(String member) {
      return object(json().get(member));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
      return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
  }

  public Result run(String... arguments) {
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(outStream, errStream, terminal, terminal, terminal, 80);
    int exitCode = Commands.run(console, this::watch, environment, arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Subscription watch(Runnable action) {
    onInterrupt.add(action);
    return () -> onInterrupt.remove(action);
  }

  /** Makes a clip of the sample image, on a clock that jumps. */
  public Result generate(Path place, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--pace", "instant"));
    arguments.addAll(List.of(more));
    return order(place, arguments.toArray(String[]::new));
  }

  /** Asks for a clip of the sample image, from whomever the further arguments name. */
  public Result order(Path place, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "generate",
                "--image",
                IMAGE.toString(),
                "--prompt",
                "The kite climbs",
                "--out",
                place.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }
}
