package dev.kinoport.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.time.ElapsedTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(300)
class WatchCommandTest {
  @TempDir private Path folder;

  /** A clock on the wall that is set back does not make anybody watch longer. */
  @Test
  void waitIsASpanWhateverTheClockOnTheWallShows() {
    String state = folder.resolve("state").toString();
    Shell.Result left =
        Shell.endedAt("queued")
            .with("KINOPORT_STATE", state)
            .order(folder.resolve("kite.mp4"), "--pace", "real", "--json");
    AtomicInteger looks = new AtomicInteger();
    ElapsedTime time =
        () ->
            new ElapsedTime.Moment(
                Duration.ofMinutes(40).multipliedBy(looks.getAndIncrement()),
                Duration.ofDays(-looks.get()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Invocation invocation =
        new Invocation(Console.plain(stream, stream), Interrupts.ofProcess(), Map.of());

    int exitCode =
        new CommandLine(new WatchCommand(invocation, time))
            .execute(String.valueOf(left.json().get("id")), "--state", state, "--wait", "1h");

    assertThat(exitCode)
        .as(said.toString(StandardCharsets.UTF_8))
        .isEqualTo(ExitCode.STILL_RUNNING.number());
    assertThat(looks).hasValue(3);
  }
}
