package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.chaos.crew.Hearing;
import dev.kinoport.chaos.crew.Said;
import dev.kinoport.chaos.crew.WorkerProcess;
import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.server.ServerProcess;
import dev.kinoport.chaos.worker.Assignment;
import dev.kinoport.chaos.worker.NumberedWishes;
import dev.kinoport.chaos.worker.Patience;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.chaos.worker.WorkerSteps;
import dev.kinoport.chaos.worker.WorkerWords;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Selection;
import dev.kinoport.postgres.NeedsPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A worker writes that it sends, and sleeps ({@code kill -STOP}) until another has found that
 * nothing was sent, has sent, and has the clip. Woken ({@code kill -CONT}) it sends nothing.
 */
@Execution(ExecutionMode.CONCURRENT)
class PausedWorkerTest {
  private static final int WISH = 1;
  private static final int LATER = 2;

  @TempDir Path folder;

  @Test
  void aWorkerWokenPastItsLeaseSendsNothingOnSqlite() throws InterruptedException {
    sendsNothing(Database.Kind.SQLITE);
  }

  @Test
  @ExtendWith(NeedsPostgres.class)
  void aWorkerWokenPastItsLeaseSendsNothingOnPostgresql() throws InterruptedException {
    sendsNothing(Database.Kind.POSTGRESQL);
  }

  /**
   * With all settings as the library has them: long before an answer would be given up, another
   * machine finds that the lease of the sleeper is over, and the sleeper, woken, knows it.
   */
  @Test
  @ExtendWith(NeedsPostgres.class)
  void aWorkerWhoseLeaseWasEndedByAnotherMachineSendsNothingOfItOnPostgresql()
      throws InterruptedException, IOException {
    try (Database database = Database.Kind.POSTGRESQL.in(folder);
        ServerProcess server = new ServerProcess(ServedProvider.FIRST, folder);
        JdbcJournal journal = JdbcJournal.at(database.url()).get()) {
      Assignment assignment =
          Assignment.of(database.url(), List.of(server.address()), folder.resolve("clips"))
              .patience(Patience.STANDARD);
      Hearing hearing = new Hearing();
      WorkerProcess sleeper =
          start(assignment.temporary(machine("one")).stop(WorkerSteps.DEPARTURE), hearing);
      sleeper.admit(WISH);
      hearing.await(sleeper, WorkerWords.STOPS);
      sleeper.stop();

      WorkerProcess other = start(assignment.temporary(machine("two")), hearing);
      Instant limit = Instant.now().plus(Duration.ofMinutes(5));
      while (doubts(journal).isEmpty() && Instant.now().isBefore(limit)) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      assertThat(server.bill()).isEmpty();
      sleeper.wake();
      hearing.await(sleeper, WorkerWords.ENDED + WISH);
      other.end();
      sleeper.end();

      assertThat(server.bill()).hasSize(1);
      assertThat(doubts(journal))
          .singleElement()
          .satisfies(doubt -> assertThat(doubt.reason()).contains("silent"));
      assertThat(waitedForItsAnswer(database)).isFalse();
      assertThat(kindsOf(database, WISH))
          .containsSubsequence(
              GenerationEvent.SubmitStarted.class,
              GenerationEvent.SubmitInDoubt.class,
              GenerationEvent.SubmitFailed.class,
              GenerationEvent.SubmitStarted.class,
              GenerationEvent.SubmitAccepted.class,
              GenerationEvent.ClipStored.class);
    }
  }

  private Path machine(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private static List<GenerationEvent.SubmitInDoubt> doubts(JdbcJournal journal) {
    return journal.list(Selection.all()).get().stream()
        .flatMap(summary -> journal.read(summary.id()).get().get().events().stream())
        .filter(GenerationEvent.SubmitInDoubt.class::isInstance)
        .map(GenerationEvent.SubmitInDoubt.class::cast)
        .toList();
  }

  private void sendsNothing(Database.Kind kind) throws InterruptedException {
    try (Database database = kind.in(folder);
        ServerProcess server = new ServerProcess(ServedProvider.FIRST, folder)) {
      Assignment assignment =
          Assignment.of(database.url(), List.of(server.address()), folder.resolve("clips"));
      Hearing hearing = new Hearing();
      WorkerProcess sleeper = start(assignment.stop(WorkerSteps.DEPARTURE), hearing);
      sleeper.admit(WISH);
      hearing.await(sleeper, WorkerWords.STOPS);
      sleeper.stop();

      WorkerProcess other = start(assignment, hearing);
      other.admit(WISH);
      hearing.await(other, WorkerWords.ENDED + WISH);
      other.end();
      sleeper.wake();
      sleeper.admit(LATER);
      hearing.await(sleeper, WorkerWords.ENDED + LATER);
      sleeper.dismiss();
      hearing.await(sleeper, Said.GONE);

      assertThat(server.bill()).hasSize(2);
      assertThat(waitedForItsAnswer(database)).isTrue();
      assertThat(kindsOf(database, WISH))
          .containsSubsequence(
              GenerationEvent.SubmitStarted.class,
              GenerationEvent.SubmitInDoubt.class,
              GenerationEvent.SubmitFailed.class,
              GenerationEvent.SubmitStarted.class,
              GenerationEvent.SubmitAccepted.class,
              GenerationEvent.ClipStored.class);
    }
  }

  /** A worker that is stopped is not taken for dead. */
  private static boolean waitedForItsAnswer(Database database) {
    List<GenerationEvent> events = eventsOf(database, WISH);
    Instant answerBy =
        events.stream()
            .filter(GenerationEvent.SubmitStarted.class::isInstance)
            .map(event -> ((GenerationEvent.SubmitStarted) event).answerBy())
            .findFirst()
            .orElseThrow();
    return events.stream()
        .filter(GenerationEvent.SubmitInDoubt.class::isInstance)
        .noneMatch(doubt -> doubt.at().isBefore(answerBy));
  }

  private WorkerProcess start(Assignment assignment, Hearing hearing) throws InterruptedException {
    WorkerProcess worker =
        WorkerProcess.start(assignment, folder.resolve("workers.log"), hearing::hear);
    hearing.await(worker, WorkerWords.READY);
    return worker;
  }

  private static List<Class<?>> kindsOf(Database database, int wish) {
    return eventsOf(database, wish).stream().<Class<?>>map(Object::getClass).toList();
  }

  private static List<GenerationEvent> eventsOf(Database database, int wish) {
    try (JdbcJournal journal = JdbcJournal.at(database.url()).get()) {
      return journal.list(Selection.all()).get().stream()
          .map(summary -> journal.read(summary.id()).get().get())
          .filter(history -> history.state().order().key().contains(NumberedWishes.key(wish)))
          .map(History::events)
          .flatMap(List::stream)
          .toList();
    }
  }
}
