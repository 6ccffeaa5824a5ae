package dev.kinoport.chaos.crew;

import dev.kinoport.chaos.program.JavaProgram;
import dev.kinoport.chaos.program.Signal;
import dev.kinoport.chaos.worker.Assignment;
import dev.kinoport.chaos.worker.WorkerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A worker, seen from outside. Used by one thread; what it says comes on another. */
public final class WorkerProcess {
  private final Process process;
  private final Writer input;
  private boolean stopped;

  private WorkerProcess(Process process) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  public static WorkerProcess start(Assignment assignment, Path log, Consumer<Said> hears) {
    Process process =
        JavaProgram.start(WorkerMain.class.getName(), assignment.options(), List.of(), log);
    WorkerProcess worker = new WorkerProcess(process);
    Thread.ofVirtual().start(() -> worker.listen(hears));
    return worker;
  }

  private void listen(Consumer<Said> hears) {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(line -> hears.accept(new Said(this, line)));
    } catch (IOException | UncheckedIOException e) {
      // it was killed in the middle of a word
    }
    process.onExit().join();
    hears.accept(new Said(this, Said.GONE));
  }

  /** Asks it to start a generation. One that is dead does not hear it. */
  public void admit(int number) {
    tell(WorkerMain.ADMIT + number);
  }

  private void tell(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      // whoever waits for the answer will ask another
    }
  }

  /** Lets it come to its end by itself. */
  public void dismiss() {
    try {
      input.close();
    } catch (IOException e) {
      // it has come to it before
    }
  }

  void kill() {
    JavaProgram.kill(process);
  }

  /** Kills it, and waits until it is gone. */
  public void end() {
    kill();
    process.onExit().join();
  }

  public void stop() {
    Signal.STOP.send(process.pid());
    stopped = true;
  }

  /** Wakes it, and lets it go on from the step at which it stopped. */
  public void wake() {
    Signal.CONT.send(process.pid());
    stopped = false;
    tell(WorkerMain.GO_ON);
  }

  boolean isStopped() {
    return stopped;
  }

  boolean isAlive() {
    return process.isAlive();
  }
}
