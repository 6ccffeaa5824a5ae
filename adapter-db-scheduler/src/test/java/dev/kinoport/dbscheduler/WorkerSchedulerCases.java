package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.dbscheduler.claim.Claiming;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.provider.Handle;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What workers do beyond the contract, on one database. */
@Timeout(300)
abstract class WorkerSchedulerCases {
  private static final Life QUICK = Life.instant();
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir private Path folder = Path.of("");

  abstract Database database();

  private Workshop workshop(Life life) {
    return new Workshop(database(), folder, life);
  }

  @Test
  void aLifeGoesToItsEndAndLeavesNoRow() throws Exception {
    try (Workshop shop = workshop(Life.lasting(Duration.ofMillis(100), Duration.ofMillis(100)))) {
      Kinoport worker = shop.worker();

      GenerationId id = Workshop.start(worker, 1);

      assertThat(worker.await(id).isRight()).isTrue();
      assertThat(shop.provider.bill().count()).isEqualTo(1);
      shop.until("the row is gone", () -> shop.rows("TRUE") == 0);
    }
  }

  @Test
  void theSweepFindsWhatWasAdmittedAndNeverWoken() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      shop.worker();

      List<GenerationId> orphans = shop.admit(5);

      shop.until("all have ended", () -> shop.count(Phase.SUCCEEDED) == orphans.size());
      assertThat(shop.provider.bill().count()).isEqualTo(5);
    }
  }

  /** The sweep would have put nothing right: it is a wake-up itself. */
  @Test
  void whatWasPutOffByAClockThatWasSetBackIsDoneNow() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      List<GenerationId> orders = shop.admit(3);
      assertThat(WakeUpTables.of(shop.source).isRight()).isTrue();
      WakeUps wakeUps = new WakeUps(shop.sql, database().dialect());
      wakeUps.wake(orders, shop.time.now().plus(NEVER));
      wakeUps.addSweep(shop.provider.provider().name(), shop.time.now().plus(NEVER));

      shop.worker();

      shop.until("all have ended", () -> shop.count(Phase.SUCCEEDED) == orders.size());
    }
  }

  @Test
  void aWorkerThatStartsTakesUpWhatIsUnfinished() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      List<GenerationId> orphans = shop.admit(3);

      shop.worker(Workshop.HASTY.sweepEvery(NEVER), (id, notice) -> {});

      shop.until("all have ended", () -> shop.count(Phase.SUCCEEDED) == orphans.size());
    }
  }

  @Test
  void whatIsHandedInIsDoneByAWorkerAndItsEndHeardOf() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      Kinoport desk = shop.desk();
      GenerationId id = Workshop.start(desk, 1);
      shop.until("it is written down", () -> shop.rows("NOT picked") == 1);
      assertThat(shop.phase(id)).isEqualTo(Phase.PLANNED);

      shop.worker(Workshop.HASTY.sweepEvery(NEVER), (who, notice) -> {});

      assertThat(desk.await(id).isRight()).isTrue();
      assertThat(shop.provider.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void whoeverHandsInAndLeavesHasWrittenItDown() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      Kinoport desk = shop.desk();
      Workshop.start(desk, 1);

      desk.close();

      assertThat(shop.rows("NOT picked")).isEqualTo(1);
      assertThat(shop.provider.bill().count()).isZero();
    }
  }

  @Test
  void theStepsOfADeadWorkerAreTakenOver() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      GenerationId id = shop.admit(1).get(0);
      claimForTheDead(shop, id);

      Kinoport heir = shop.worker(Workshop.HASTY.sweepEvery(NEVER), (who, notice) -> {});

      assertThat(heir.await(id).isRight()).isTrue();
      assertThat(shop.provider.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void whatAWorkerHasClaimedWhoseProcessHasCertainlyEndedIsGivenBackAtOnce() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      List<GenerationId> ids = shop.admit(5);
      List<String> workers = List.of("a@gone", "b@lives", "c@lapsed", "d@unknown", "e");
      for (int i = 0; i < workers.size(); i++) {
        claim(shop, ids.get(i), workers.get(i));
      }
      AtomicInteger checks = new AtomicInteger();

      assertThat(dead(shop, checks).run()).isTrue();

      assertThat(wakeUps(shop).claimants())
          .containsExactlyInAnyOrderElementsOf(workers.subList(1, 5));
      assertThat(shop.rows("NOT picked")).isEqualTo(1);
      assertThat(checks).hasValue(1);
      assertThat(dead(shop, checks).run()).isTrue();
      assertThat(checks).hasValue(1);
    }
  }

  private DeadWorkers dead(Workshop shop, AtomicInteger checks) {
    SendingProcesses processes =
        new SendingProcesses() {
          @Override
          public Option<String> self() {
            return Option.some("lives");
          }

          @Override
          public SendingProcesses.Life of(String sender) {
            return SendingProcesses.Life.valueOf(sender.toUpperCase(Locale.ROOT));
          }
        };
    return new DeadWorkers(wakeUps(shop), processes, checks::incrementAndGet);
  }

  @Test
  void aWorkersNameEndsInItsProcesss() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      WakeUpTables tables = WakeUpTables.of(shop.source).get();

      assertThat(tables.nextName(Option.some("lock-17"))).endsWith("@lock-17");
      assertThat(tables.nextName(Option.none())).doesNotContain("@");
    }
  }

  /** As somebody leaves it who was killed in the middle of a step. */
  private void claimForTheDead(Workshop shop, GenerationId id) throws SQLException {
    claim(shop, id, "dead");
  }

  private void claim(Workshop shop, GenerationId id, String worker) throws SQLException {
    WakeUps wakeUps = wakeUps(shop);
    wakeUps.wake(List.of(id), Instant.EPOCH);
    assertThat(
            shop.sql.update(
                "UPDATE kinoport_wakeups SET picked = TRUE, picked_by = ?, last_heartbeat = ?,"
                    + " version = version + 1 WHERE task_instance = ?",
                statement -> {
                  statement.setString(1, worker);
                  Claiming.types(database().dialect()).setInstant(statement, 2, shop.time.now());
                  statement.setString(3, id.value());
                }))
        .isEqualTo(1);
  }

  private WakeUps wakeUps(Workshop shop) {
    assertThat(WakeUpTables.of(shop.source).isRight()).isTrue();
    return new WakeUps(shop.sql, database().dialect());
  }

  @Test
  void whatIsParkedSleepsUntilItIsAdopted() throws Exception {
    Life lost =
        Life.instant().with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());
    try (Workshop shop = workshop(lost)) {
      Kinoport worker = shop.worker();
      GenerationId id = Workshop.start(worker, 1);
      assertThat(worker.await(id).isLeft()).isTrue();
      assertThat(shop.phase(id)).isEqualTo(Phase.IN_DOUBT);
      shop.until("it is parked", () -> shop.rows("parked AND NOT picked") == 1);
      assertThat(wakeUps(shop).resting(List.of(id))).containsExactly(id);

      String requestId = shop.provider.accepted().get(0).requestId();
      worker.adopt(
          id, Handle.of(shop.provider.provider().name(), requestId), GenerationEvent.Via.PERSON);

      assertThat(worker.await(id).isRight()).isTrue();
      assertThat(shop.provider.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void whatWasAdoptedByOneWhoDiedBeforeHeWokeItGoesOn() throws Exception {
    Life lost =
        Life.instant().with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());
    try (Workshop shop = workshop(lost)) {
      Kinoport worker =
          shop.worker(
              Workshop.HASTY.parkedPolling(Duration.ofMillis(300)).sweepEvery(NEVER),
              (id, notice) -> {});
      GenerationId id = Workshop.start(worker, 1);
      assertThat(worker.await(id).isLeft()).isTrue();

      shop.adoptAndDie(id);

      shop.until("it has ended", () -> shop.phase(id) == Phase.SUCCEEDED);
      assertThat(shop.provider.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void twoWorkersShareTheWorkAndEachGenerationIsBoughtOnce() throws Exception {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    int count = 500;
    try (Workshop shop = workshop(Life.lasting(Duration.ZERO, Duration.ofMillis(50)))) {
      Kinoport one = shop.worker(Workshop.HASTY, counting(first));
      Kinoport two = shop.worker(Workshop.HASTY, counting(second));
      List<CompletableFuture<?>> ends = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        GenerationId id = Workshop.start(i % 2 == 0 ? one : two, i);
        ends.add(one.result(id).toCompletableFuture());
      }

      ends.forEach(CompletableFuture::join);

      assertThat(shop.count(Phase.SUCCEEDED)).isEqualTo(count);
      assertThat(shop.provider.bill().count()).isEqualTo(count);
      assertThat(shop.provider.received()).hasSize(count);
      assertThat(first.get()).isPositive();
      assertThat(second.get()).isPositive();
    }
  }

  private static GenerationListener counting(AtomicInteger notices) {
    return (id, notice) -> {
      notices.incrementAndGet();
    };
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsLost() throws Exception {
    try (Workshop shop = workshop(Life.lasting(Duration.ofMillis(200), Duration.ofMillis(200)))) {
      Kinoport worker = shop.worker(Workshop.HASTY.sweepEvery(NEVER), (id, notice) -> {});
      List<GenerationId> before = startSome(worker, 0, 10);
      shop.until("all are accepted", () -> shop.provider.accepted().size() == before.size());

      shop.source.goAway();
      List<GenerationId> meanwhile = startSome(worker, 10, 10);
      long asked = shop.source.asked();
      shop.until("it is tried again", () -> shop.source.asked() > asked + 10);
      shop.source.comeBack();

      before.forEach(id -> assertThat(worker.await(id).isRight()).isTrue());
      meanwhile.forEach(id -> assertThat(worker.await(id).isRight()).isTrue());
      assertThat(shop.provider.bill().count()).isEqualTo(20);
    }
  }

  private static List<GenerationId> startSome(Kinoport worker, int from, int count) {
    List<GenerationId> ids = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      ids.add(Workshop.start(worker, i));
    }
    return ids;
  }

  @Test
  void manyWaitersAreOneQuery() throws Exception {
    WorkerSettings idle = Workshop.HASTY.polling(Duration.ofMinutes(5)).sweepEvery(NEVER);
    try (Workshop shop = workshop(Life.lasting(Duration.ofHours(1), Duration.ofHours(1)))) {
      List<GenerationId> ids = shop.admit(2_000);
      Engine engine =
          new Engine(
              shop.journal,
              List.of(shop.provider.provider()),
              shop.time,
              EngineSettings.standard(),
              (id, n) -> {});
      try (Scheduler scheduler = shop.schedulers(idle).over(engine, shop.time)) {
        for (GenerationId id : ids) {
          assertThat(scheduler.rest(id)).isNotDone();
        }
        shop.until("all are in the table", () -> shop.rows("TRUE") == ids.size());
        long before = shop.source.asked();
        shop.until("some ticks have passed", () -> shop.source.asked() > before + 5);
      }
      assertThat(shop.source.asked()).isLessThan(2_000);
    }
  }

  @Test
  void whoeverWaitsIsToldWhatAnotherWorkerHasEnded() throws Exception {
    WorkerSettings idle = Workshop.HASTY.polling(Duration.ofMinutes(5)).sweepEvery(NEVER);
    try (Workshop shop = workshop(Life.lasting(Duration.ZERO, Duration.ofSeconds(1)))) {
      Kinoport spectator = shop.worker(idle, (id, notice) -> {});
      Kinoport worker = shop.worker();
      GenerationId id = Workshop.start(worker, 1);
      shop.until("it is accepted", () -> shop.provider.accepted().size() == 1);

      assertThat(spectator.await(id).isRight()).isTrue();
    }
  }

  @Test
  void closingGivesBackAStepThatDoesNotEndAndDoesNotBreakItOff() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> go = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    try (Workshop shop = workshop(QUICK)) {
      WorkerSettings impatient = Workshop.HASTY.closeWithin(Duration.ofMillis(200));
      Kinoport worker =
          shop.worker(
              impatient,
              (id, notice) -> {
                // That it was admitted is told to whoever starts it, who is not a step.
                if (!(notice instanceof Notice.Admitted)) {
                  begun.countDown();
                  go.join();
                  interrupted.complete(Thread.currentThread().isInterrupted());
                }
              });
      GenerationId id = Workshop.start(worker, 1);
      begun.await();
      assertThat(shop.rows("picked")).isEqualTo(1);

      worker.close();

      assertThat(shop.rows("NOT picked")).isEqualTo(1);
      Kinoport heir = shop.worker();
      // it finds a request that may be on its way, and means to come back in minutes
      shop.until("the heir has looked at it", () -> shop.rows("version > 4 AND NOT picked") == 1);
      go.complete(true);
      assertThat(interrupted.join()).isFalse();
      assertThat(heir.await(id).isRight()).isTrue();
      assertThat(shop.provider.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void closingIsQuickWhenNothingIsBeingDone() throws Exception {
    try (Workshop shop = workshop(Life.lasting(Duration.ofHours(1), Duration.ofHours(1)))) {
      WorkerSettings patient = WorkerSettings.standard().closeWithin(Duration.ofMinutes(10));
      Kinoport worker = shop.worker(patient, (id, notice) -> {});
      GenerationId id = Workshop.start(worker, 1);
      CompletableFuture<?> end = worker.result(id).toCompletableFuture();
      shop.until("it is accepted", () -> shop.provider.accepted().size() == 1);
      Instant begin = shop.time.now();

      worker.close();

      assertThat(Duration.between(begin, shop.time.now())).isLessThan(Duration.ofMinutes(5));
      assertThat(end).isDone();
      assertThat(shop.rows("picked")).isZero();
    }
  }

  @Test
  void aDefectIsTriedAgainLaterAndNotInALoop() throws Exception {
    try (Workshop shop = workshop(QUICK)) {
      DefectiveBackend defective = new DefectiveBackend(shop.provider.provider().video());
      Kinoport worker = shop.worker(Workshop.HASTY, shop.provider.provider().withVideo(defective));
      GenerationId id = Workshop.start(worker, 1);
      shop.until("it was put off", () -> defective.looks() == 1 && shop.rows("NOT picked") == 1);
      assertThat(shop.phase(id)).isEqualTo(Phase.QUEUED);

      worker.wake(id);

      assertThat(worker.await(id).isRight()).isTrue();
      assertThat(shop.provider.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void newsThatComeWhileAnotherWorksAreNotLost() throws Exception {
    try (Workshop shop = workshop(Life.lasting(Duration.ZERO, Duration.ofHours(1)))) {
      Kinoport one = shop.worker();
      Kinoport two = shop.worker();
      GenerationId id = Workshop.start(one, 1);
      shop.until("it is accepted", () -> shop.provider.accepted().size() == 1);

      two.cancel(id);

      assertThat(one.await(id).isLeft()).isTrue();
      assertThat(shop.phase(id)).isEqualTo(Phase.CANCELLED);
    }
  }
}
