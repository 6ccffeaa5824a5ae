package dev.kinoport.cli.tape;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.run.UntilInterrupted;
import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.record.TapeRecorder;
import dev.kinoport.emulator.tape.replay.TapePlayer;
import dev.kinoport.fault.Printable;
import dev.kinoport.http.config.ProxyRules;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Serves from or onto a tape, until somebody interrupts. */
public final class TapeServing {
  private final Console console;
  private final Invocation invocation;

  public TapeServing(Invocation invocation) {
    this.invocation = invocation;
    this.console = invocation.console();
  }

  /**
   * Records what clients and a shop say.
   *
   * @param upstream an emulator; none for fal itself
   * @param wishes what else is wished of the recorder
   * @return the exit code
   */
  public int record(
      Path file, Option<URI> upstream, int port, Consumer<TapeRecorder.Builder> wishes) {
    TapeRecorder.Builder builder =
        upstream
            .map(TapeRecorder::before)
            .getOrElse(TapeRecorder::beforeFal)
            .port(port)
            .onTrouble(text -> console.note("warning: " + Printable.line(text)));
    if (upstream.isEmpty()) {
      ProxyRules.of(invocation.environment())
          .getOrElseThrow(name ->
              new BadUsage("%s names no proxy; it looks like http://HOST:PORT".formatted(name)))
          .peek(builder::proxy);
    }
    wishes.accept(builder);
    try (TapeRecorder recorder = builder.start(file)) {
      return serve(
          recorder.address(),
          upstream
                  .map(at -> "recording what is said to %s".formatted(at))
                  .getOrElse(
                      "recording what is said to the real fal: what your program orders, you pay")
              + "; Control-C ends it");
    } catch (UncheckedIOException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Plays a tape.
   *
   * @return the exit code
   */
  public int replay(Path file, int port) {
    Tape tape = read(file);
    try (TapePlayer player =
        TapePlayer.of(
            tape,
            port,
            call -> console.note("warning: not on the tape: " + Printable.line(call)))) {
      return serve(
          player.address(),
          "a tape of %d calls; GET /__tape says what is left; Control-C ends it"
              .formatted(tape.exchanges().size()));
    } catch (UncheckedIOException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  static Tape read(Path file) {
    return Tape.read(file).getOrElseThrow(why -> new BadUsage(Printable.line(why)));
  }

  private int serve(URI address, String note) {
    return UntilInterrupted.goOn(
        invocation.interrupts(),
        () -> {
          console.say(address.toString());
          console.note(note);
        });
  }
}
