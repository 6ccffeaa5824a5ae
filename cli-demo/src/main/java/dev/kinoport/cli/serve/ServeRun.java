package dev.kinoport.cli.serve;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.console.TextFile;
import dev.kinoport.cli.option.FakeSpeed;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.provider.FakeLives;
import dev.kinoport.cli.run.UntilInterrupted;
import dev.kinoport.cli.state.OpenFolder;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fault.IoReason;
import dev.kinoport.fault.Printable;
import dev.kinoport.file.PrivateFiles;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.pages.ServerPages;
import dev.kinoport.pages.inspector.CallRecorder;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Serves until somebody interrupts. */
final class ServeRun {
  private final Console console;
  private final Interrupts interrupts;
  private final Wishes wishes;
  private volatile Option<Pages> opened = Option.none();

  /**
   * What was asked for on the command line.
   *
   * @param port where to listen; 0 for anywhere
   * @param advertised host and maybe port that answers name
   * @param pace how long clips take where no script says so
   * @param isManual whether time passes only when somebody turns it
   * @param script file that says how requests go
   * @param isStrict whether what fal would ignore, or say only later, is an error at once
   * @param catalogue which models there are
   * @param readings points on which it takes the less likely side
   * @param state folder for the world, and for address and certificate
   */
  record Wishes(
      int port,
      Option<String> advertised,
      FakeSpeed pace,
      boolean isManual,
      Option<Path> script,
      boolean isStrict,
      Catalogue catalogue,
      List<Reading> readings,
      Option<Path> state) {}

  ServeRun(Invocation invocation, Wishes wishes) {
    this.console = invocation.console();
    this.interrupts = invocation.interrupts();
    this.wishes = wishes;
  }

  /**
   * Serves.
   *
   * @return the exit code
   */
  int run() {
    Life usual = wishes.pace() == FakeSpeed.INSTANT ? Life.instant() : FakeLives.of(wishes.pace());
    CountDownLatch closed = new CountDownLatch(1);
    try (FakeProvider provider = provider(usual);
        EmulatorServer server = start(provider, usual)) {
      return serve(server, closed);
    } finally {
      closed.countDown();
    }
  }

  /** What is made here is its owner's; what was there, or came from a copy, may not be. */
  private void tellIfOpen(Path folder) {
    OpenFolder.mode(folder).forEach(mode -> console.note(OpenFolder.word(folder, mode)));
  }

  /**
   * Serves until somebody interrupts.
   *
   * @param closed when all is put away, which the process must not end before
   */
  private int serve(EmulatorServer server, CountDownLatch closed) {
    try {
      return UntilInterrupted.goOn(
          interrupts, () -> tell(server), () -> interrupts.stayUntil(closed));
    } finally {
      opened.forEach(Pages::close);
    }
  }

  private void tell(EmulatorServer server) {
    wishes.state().peek(folder -> publish(server, folder)).forEach(this::tellIfOpen);
    console.say(server.address().toString());
    console.note("fal, offline: open it in a browser, or point a client at it; Control-C ends it");
  }

  /** What a browser has opened, and only then. */
  private interface Pages extends AutoCloseable {
    @Override
    void close();
  }

  private ServerPages kept(ServerPages pages) {
    opened = Option.some(pages::close);
    return pages;
  }

  private FakeProvider provider(Life usual) {
    Timekeeper time = wishes.isManual() ? VirtualTime.create() : new SystemTime();
    FakeProvider.Builder builder =
        FakeProvider.on(time).catalogue(wishes.catalogue()).script(script(usual));
    if (!wishes.isManual()) {
      builder.world(fresh());
    }
    wishes.state().peek(builder::keptIn);
    try {
      return builder.build();
    } catch (UncheckedIOException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  /** As fal never gives one id twice, two worlds must not: journals outlive them. */
  private static String fresh() {
    return "%012x".formatted(new SecureRandom().nextLong() >>> 16);
  }

  private EmulatorServer start(FakeProvider provider, Life usual) {
    Readings readings = Readings.suggested().with(wishes.readings().toArray(Reading[]::new));
    CallRecorder calls = new CallRecorder();
    EmulatorServer.Builder builder =
        EmulatorServer.before(provider)
            .readings(wishes.isStrict() ? readings.strict() : readings)
            .onCall(calls)
            .pages(server ->
                kept(ServerFront.pages(server, provider, usual, calls, wishes.catalogue())))
            .onWarning(warning -> console.note("warning: " + Printable.line(warning.toString())))
            .usual(usual)
            .port(wishes.port());
    try {
      wishes.advertised().peek(builder::advertise);
      return builder.start();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new BadUsage(String.valueOf(e.getMessage()));
    }
  }

  private Script script(Life usual) {
    return wishes.script().fold(() -> Script.always(usual), file -> read(file, usual));
  }

  private static Script read(Path file, Life usual) {
    return TextFile.read(file)
        .flatMap(text ->
            ScriptFile.read(text, usual)
                .toEither()
                .mapLeft(faults -> file + ": " + faults.mkString("\n  ")))
        .getOrElseThrow(BadUsage::new);
  }

  private static void publish(EmulatorServer server, Path folder) {
    try {
      PrivateFiles.folder(folder);
      write(folder.resolve("address"), server.address() + "\n");
      write(folder.resolve("ca.pem"), server.authorityPem());
    } catch (IOException e) {
      throw new BadUsage(folder + " cannot be written: " + IoReason.ofFile(e));
    }
  }

  private static void write(Path file, String text) throws IOException {
    PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
