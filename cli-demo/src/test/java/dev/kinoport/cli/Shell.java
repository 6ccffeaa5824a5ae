package dev.kinoport.cli;

import com.squareup.moshi.Moshi;
import dev.kinoport.Subscription;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import io.vavr.control.Option;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Runs commands in this process and keeps what they say. */
public final class Shell {
  public static final Path IMAGE = Path.of("..", "samples", "kite-over-hills.jpg");
  private static final Path STATE = Path.of("target", "states");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Keyboard keyboard = new Keyboard();
  private final PrintStream errStream;
  private final BiConsumer<Shell, String> answerListener;
  private final boolean terminal;
  private Option<Thread> runner = Option.none();
  private Map<String, String> environment =
      Map.of("KINOPORT_STATE", STATE.resolve(UUID.randomUUID().toString()).toString());

  private Shell(boolean terminal, BiConsumer<Shell, String> listener) {
    this(terminal, listener, (shell, line) -> {});
  }

  private Shell(
      boolean terminal,
      BiConsumer<Shell, String> listener,
      BiConsumer<Shell, String> answerListener) {
    this.terminal = terminal;
    this.answerListener = answerListener;
    this.errStream = told(err, listener);
  }

  private PrintStream told(ByteArrayOutputStream to, BiConsumer<Shell, String> listener) {
    return new PrintStream(to, true, StandardCharsets.UTF_8) {
      @Override
      public void println(String line) {
        super.println(line);
        listener.accept(Shell.this, line);
      }
    };
  }

  /** Streams that go into files. */
  public static Shell piped() {
    return new Shell(false, (shell, line) -> {});
  }

  /** Streams that a person looks at. */
  public static Shell terminal() {
    return new Shell(true, (shell, line) -> {});
  }

  /** Something is done when a text appears, each time. */
  public static Shell when(Map<String, Runnable> then) {
    return new Shell(
        false,
        (shell, line) ->
            then.forEach((text, action) -> {
              if (line.contains(text)) {
                action.run();
              }
            }));
  }

  /** Somebody presses Control-C when this text appears, and the program goes on. */
  public static Shell interruptedAt(String text) {
    return new Shell(
        false,
        (shell, line) -> {
          if (line.contains(text)) {
            shell.pressControlC();
          }
        });
  }

  /** The same when it appears in what was asked for, on stdout. */
  public static Shell interruptedAtAnswer(String text) {
    return new Shell(
        false,
        (shell, line) -> {},
        (shell, line) -> {
          if (line.contains(text)) {
            shell.pressControlC();
          }
        });
  }

  /** Somebody has pressed Control-C before the program has begun to watch for it. */
  public static Shell interruptedBefore() {
    Shell shell = piped();
    shell.pressControlC();
    return shell;
  }

  /**
   * Somebody presses Control-C when this text appears, and nobody waits any longer, as a process
   * that ends: for what waits in real time.
   */
  public static Shell endedAt(String text) {
    return endedAt(text, 1);
  }

  /** The same when it has appeared behind so many different beginnings of a line. */
  public static Shell endedAt(String text, int times) {
    Set<String> beginnings = ConcurrentHashMap.newKeySet();
    return new Shell(
        false,
        (shell, line) -> {
          if (line.contains(text)
              && beginnings.add(line.substring(0, line.indexOf(text)))
              && beginnings.size() == times) {
            shell.pressControlC();
            shell.stopWaiting();
          }
        });
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
    PrintStream outStream = told(out, answerListener);
    Console console = new Console(outStream, errStream, terminal, terminal, terminal, 80);
    int exitCode = run(console, arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private int run(Console console, String... arguments) {
    changeRunner(Option.some(Thread.currentThread()));
    try {
      return Commands.run(console, keyboard, environment, arguments);
    } finally {
      changeRunner(Option.none());
      boolean unused = Thread.interrupted();
    }
  }

  private synchronized void changeRunner(Option<Thread> next) {
    runner = next;
  }

  private void pressControlC() {
    keyboard.press();
  }

  private synchronized void stopWaiting() {
    runner.forEach(Thread::interrupt);
  }

  /** Of a process that goes on after Control-C, so that what it does then is seen. */
  private static final class Keyboard implements Interrupts {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean isLeaving;

    @Override
    public Subscription onInterrupt(Runnable action) {
      actions.add(action);
      if (isLeaving) {
        action.run();
      }
      return () -> actions.remove(action);
    }

    @Override
    public boolean isLeaving() {
      return isLeaving;
    }

    private void press() {
      if (isLeaving) {
        return;
      }
      isLeaving = true;
      actions.forEach(Runnable::run);
    }
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
