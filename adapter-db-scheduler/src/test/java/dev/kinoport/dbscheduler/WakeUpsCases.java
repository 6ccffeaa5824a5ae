package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kinoport.database.Dialect;
import dev.kinoport.dbscheduler.claim.Claiming;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table by itself, on one database. */
abstract class WakeUpsCases {
  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Instant LATE = NOW.plusSeconds(900);
  private static final GenerationId ID = new GenerationId("g1");
  private static final GenerationId OTHER = new GenerationId("g2");

  @TempDir private Path folder = Path.of("");

  abstract Database database();

  /** Something that is done to a fresh table. */
  private interface Work {
    void on(WakeUps wakeUps, Workshop shop) throws SQLException;
  }

  private void onFreshTable(Work work) throws SQLException {
    try (Workshop shop = new Workshop(database(), folder, Life.instant())) {
      assertThat(WakeUpTables.of(shop.source).isRight()).isTrue();
      work.on(new WakeUps(shop.sql, database().dialect()), shop);
    }
  }

  /** Claims as db-scheduler does. */
  private static Execution claim(Workshop shop, GenerationId id, long version) throws SQLException {
    assertThat(
            shop.sql.update(
                "UPDATE kinoport_wakeups SET picked = TRUE, picked_by = 'me', version = version + 1"
                    + " WHERE task_instance = ? AND version = ? AND NOT picked",
                statement -> {
                  statement.setString(1, id.value());
                  statement.setLong(2, version);
                }))
        .isEqualTo(1);
    TaskInstance<Void> instance = new TaskInstance<>(WakeUps.GENERATION, id.value());
    return new Execution(NOW, instance, true, "me", NOW, NOW, 0, NOW, version + 1);
  }

  @Test
  void aWakeDuringAClaimKeepsTheClaimAndIsFoundWhenItIsSettled() throws Exception {
    onFreshTable((wakeUps, shop) -> {
      wakeUps.wake(List.of(ID), NOW);
      Execution claim = claim(shop, ID, 1);

      wakeUps.wake(List.of(ID), SOON);

      assertThat(wakeUps.park(claim, LATE, SOON)).isEqualTo(Option.of(SOON));
      assertThat(wakeUps.resting(List.of(ID))).isEmpty();
      Execution again = claim(shop, ID, 3);
      assertThat(wakeUps.park(again, LATE, SOON)).contains(LATE);
    });
  }

  @Test
  void aWakeBringsForwardAndNeverPutsOff() throws Exception {
    onFreshTable((wakeUps, shop) -> {
      wakeUps.wake(List.of(ID), SOON);
      wakeUps.wake(List.of(ID, OTHER), NOW);
      wakeUps.wake(List.of(ID), SOON);

      assertThat(wakeUps.settle(claim(shop, ID, 1), NOW, NOW)).contains(NOW);
      assertThat(shop.rows("version = 1")).isEqualTo(1);
    });
  }

  @Test
  void onlyWhatLiesFurtherAheadThanAnybodyWaitsIsBroughtForward() throws Exception {
    onFreshTable((wakeUps, shop) -> {
      Instant far = NOW.plus(Duration.ofDays(1));
      wakeUps.wake(List.of(ID), far);
      wakeUps.wake(List.of(OTHER), LATE);
      ManualClock clock = new ManualClock();
      FarWakeUps chore =
          new FarWakeUps(
              wakeUps,
              new DatabaseClock(clock, shop.sql, Dialect.SQLITE),
              WorkerSettings.standard(),
              () -> {});

      assertThat(chore.run()).isTrue();

      assertThat(wakeUps.bringForward(NOW.plusSeconds(899), NOW)).isEqualTo(1);
      assertThat(wakeUps.bringForward(NOW, NOW)).isZero();

      wakeUps.settle(claim(shop, ID, 1), LATE, NOW);
      clock.now = NOW.minus(Duration.ofMinutes(10));
      chore.run();
      assertThat(wakeUps.bringForward(clock.now, clock.now)).as("all are due").isZero();
    });
  }

  /** Twice the longest: what the settings say, or what the adapters grant a provider. */
  @ParameterizedTest
  @CsvSource({"15, 1, 6", "360, 1, 12", "15, 480, 16"})
  void whoeverWaitsAsLongAsTheSettingsSayIsLeftAlone(int parked, int sweep, int hours)
      throws Exception {
    onFreshTable((wakeUps, shop) -> {
      Instant longest = NOW.plus(Duration.ofHours(hours));
      wakeUps.wake(List.of(ID), longest);
      wakeUps.wake(List.of(OTHER), longest.plusSeconds(1));
      FarWakeUps chore =
          new FarWakeUps(
              wakeUps,
              new DatabaseClock(new ManualClock(), shop.sql, Dialect.SQLITE),
              WorkerSettings.standard()
                  .parkedPolling(Duration.ofMinutes(parked))
                  .sweepEvery(Duration.ofMinutes(sweep)),
              () -> {});

      chore.run();

      assertThat(due(shop, ID)).isEqualTo(longest);
      assertThat(due(shop, OTHER)).isEqualTo(NOW);
    });
  }

  /** A clock that a test sets. */
  private static final class ManualClock implements Timekeeper {
    private Instant now = NOW;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void at(Instant when, Runnable task) {
      throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
      throw new UnsupportedOperationException("nobody waits here");
    }
  }

  @Test
  void aClaimThatWasLostChangesNothing() throws Exception {
    onFreshTable((wakeUps, shop) -> {
      wakeUps.wake(List.of(ID), NOW);
      Execution lost = claim(shop, ID, 1);
      assertThat(wakeUps.settle(lost, NOW, NOW)).contains(NOW);

      assertThat(wakeUps.settle(lost, SOON, NOW)).isEmpty();
      assertThat(shop.rows("version = 3 AND NOT picked")).isEqualTo(1);

      wakeUps.end(lost);
      assertThat(shop.rows("TRUE")).isZero();
    });
  }

  @Test
  void whatIsLeftToOthersIsDueWhenItWasAndKeepsItsAddress() throws Exception {
    ProviderName shop = ProviderName.of("shop");
    onFreshTable((wakeUps, workshop) -> {
      wakeUps.wake(List.of(ID, OTHER), NOW);
      assertThat(workshop.rows("provider = ''")).isEqualTo(2);

      wakeUps.leave(claim(workshop, ID, 1), shop, LATE);
      Execution woken = claim(workshop, OTHER, 1);
      wakeUps.wake(List.of(OTHER), SOON);
      wakeUps.leave(woken, shop, LATE);
      wakeUps.wake(List.of(ID), NOW.minusSeconds(1));

      assertThat(workshop.rows("provider = 'shop' AND NOT picked AND NOT woken")).isEqualTo(2);
      assertThat(wakeUps.settle(claim(workshop, ID, 3), SOON, NOW)).contains(SOON);
      assertThat(due(workshop, OTHER)).isEqualTo(LATE);
      assertThat(workshop.rows("provider = 'shop'")).isEqualTo(2);
    });
  }

  private Instant due(Workshop workshop, GenerationId id) throws SQLException {
    return workshop
        .sql
        .list(
            "SELECT execution_time FROM kinoport_wakeups WHERE task_instance = ?",
            statement -> statement.setString(1, id.value()),
            row -> Claiming.types(database().dialect()).getInstant(row, "execution_time"))
        .get(0);
  }

  @Test
  void aClaimThatWasLostIsNotAddressed() throws Exception {
    onFreshTable((wakeUps, workshop) -> {
      wakeUps.wake(List.of(ID), NOW);
      Execution lost = claim(workshop, ID, 1);
      assertThat(wakeUps.settle(lost, NOW, NOW)).contains(NOW);

      wakeUps.leave(lost, ProviderName.of("shop"), NOW);

      assertThat(workshop.rows("provider = '' AND version = 3")).isEqualTo(1);
    });
  }

  @Test
  void atRestIsWhatIsParkedOrGone() throws Exception {
    onFreshTable((wakeUps, shop) -> {
      GenerationId gone = new GenerationId("gone");
      wakeUps.wake(List.of(ID, OTHER), NOW);
      assertThat(wakeUps.park(claim(shop, ID, 1), LATE, NOW)).isNotEmpty();

      assertThat(wakeUps.resting(List.of(ID, OTHER, gone))).containsExactlyInAnyOrder(ID, gone);
      wakeUps.join(List.of(ID, OTHER, gone), NOW);
      assertThat(wakeUps.resting(List.of(ID, OTHER, gone))).isEmpty();
    });
  }

  @Test
  void releasingGivesBackWhatOneWorkerHas() throws Exception {
    onFreshTable((wakeUps, shop) -> {
      wakeUps.wake(List.of(ID, OTHER), NOW);
      Execution mine = claim(shop, ID, 1);

      assertThat(wakeUps.release("somebody else")).isZero();
      assertThat(wakeUps.release("me")).isEqualTo(1);

      assertThat(wakeUps.settle(mine, SOON, NOW)).isEmpty();
      assertThat(shop.rows("NOT picked")).isEqualTo(2);
    });
  }

  @Test
  void manyMayOpenABlankDatabaseAtOnceAndBesideOtherTables() throws Exception {
    try (Workshop shop = new Workshop(database(), folder, Life.instant())) {
      assertThat(shop.sql.update("CREATE TABLE generations (id TEXT)", statement -> {})).isZero();

      List<CompletableFuture<Boolean>> opened =
          Stream.generate(() ->
                  CompletableFuture.supplyAsync(
                      () -> WakeUpTables.of(shop.source).isRight(),
                      task -> Thread.ofPlatform().daemon().start(task)))
              .limit(4)
              .toList();

      assertThat(opened).allMatch(CompletableFuture::join);
    }
  }

  @Test
  void aNewerTableIsRefusedWithASentence() throws Exception {
    onFreshTable((wakeUps, shop) -> {
      assertThat(
              shop.sql.update(
                  "UPDATE kinoport_wakeups_schema SET version = 7 WHERE version = 1",
                  statement -> {}))
          .isEqualTo(1);

      assertThat(WakeUpTables.of(shop.source).getLeft().reason())
          .contains("schema 7")
          .contains("update this program");
    });
  }
}
