package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.postgres.NeedsPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only who has ended is called gone: not who is stopped, and nobody of whom nothing is known. */
@Timeout(300)
class SendingProcessLocksTest {
  @TempDir Path folder;

  @BeforeEach
  void whereTheSystemNamesItsStarts() {
    assumeThat(Path.of("/proc/sys/kernel/random/boot_id")).exists();
  }

  @ParameterizedTest
  @EnumSource
  @ExtendWith(NeedsPostgres.class)
  void aKilledProcessIsGoneAndAStoppedOneIsNot(Database database)
      throws IOException, InterruptedException {
    String url = database.empty(folder);
    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      ChildProcess child = ChildProcess.start("send", url);
      String name = String.valueOf(child.line());
      assertThat(journal.senders().of(name)).isEqualTo(SendingProcesses.Life.LIVES);

      child.signal("STOP");
      assertThat(journal.senders().of(name)).isEqualTo(SendingProcesses.Life.LIVES);
      child.kill();

      assertThat(journal.senders().of(name)).isEqualTo(SendingProcesses.Life.GONE);
      ChildProcess next = ChildProcess.start("send", url);
      assertThat(next.line()).isNotEqualTo(name);
      next.kill();
    }
  }

  @Test
  void aProcessLivesForItselfHoweverManyJournalsItOpensAndCloses() {
    Path file = folder.resolve("journal.db");
    JdbcJournal first = JdbcJournal.file(file).get();
    String name = first.senders().self().get();
    first.close();

    try (JdbcJournal second = JdbcJournal.file(file).get()) {
      assertThat(second.senders().self()).contains(name);
      assertThat(second.senders().of(name)).isEqualTo(SendingProcesses.Life.LIVES);
    }
  }

  @Test
  void nothingIsKnownOfSendersOfAnotherFileOrOfNoName() throws IOException {
    String name = SendingProcessLocks.beside(folder.resolve("one")).self().get();
    SendingProcesses other = SendingProcessLocks.beside(folder.resolve("other"));

    assertThat(other.of(name)).isEqualTo(SendingProcesses.Life.UNKNOWN);
    String place = other.self().get().replaceFirst("-.*", "");
    for (String odd : new String[] {"", "x", place, place + "-", place + "--1", place + "-zz"}) {
      assertThat(other.of(odd)).as(odd).isEqualTo(SendingProcesses.Life.UNKNOWN);
    }
    assertThat(other.of(place + "-0")).isEqualTo(SendingProcesses.Life.GONE);
  }

  @Test
  void aFileThatWasPutInThePlaceOfTheOldOneKnowsNoneOfItsSenders()
      throws IOException, InterruptedException {
    String url = "jdbc:sqlite:" + folder.resolve("journal.db");
    ChildProcess child = ChildProcess.start("send", url);
    String name = String.valueOf(child.line());
    Files.delete(folder.resolve("journal.db-senders"));

    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.senders().of(name)).isEqualTo(SendingProcesses.Life.UNKNOWN);
    }
    child.kill();
  }

  @Test
  void whoOpensAFileThatIsReplacedMeanwhileIsNotTakenForDead() throws IOException {
    Path file = folder.resolve("senders");
    AtomicInteger cleanings = new AtomicInteger(2);
    SendingProcesses own =
        new SendingProcessLocks(
            file,
            path -> {
              FileChannel opened =
                  FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
              if (cleanings.getAndDecrement() > 0) {
                Files.delete(path);
                if (cleanings.get() == 0) {
                  Files.createFile(path);
                }
              }
              return opened;
            });

    String name = own.self().get();

    assertThat(SendingProcessLocks.in(file).of(name)).isEqualTo(SendingProcesses.Life.LIVES);
  }

  @Test
  void whoseFileIsReplacedAgainAndAgainHasNoName() {
    Path file = folder.resolve("senders");
    SendingProcesses own =
        new SendingProcessLocks(
            file,
            path -> {
              FileChannel opened =
                  FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
              Files.delete(path);
              return opened;
            });

    assertThat(own.self()).isEmpty();
    assertThat(own.of("any")).isEqualTo(SendingProcesses.Life.UNKNOWN);
  }

  @Test
  void whereNoFileCanBeMadeNobodyHasAName() {
    SendingProcesses nowhere =
        SendingProcessLocks.beside(folder.resolve("missing").resolve("journal.db"));

    assertThat(nowhere.self()).isEmpty();
    assertThat(nowhere.of("any")).isEqualTo(SendingProcesses.Life.UNKNOWN);
  }
}
