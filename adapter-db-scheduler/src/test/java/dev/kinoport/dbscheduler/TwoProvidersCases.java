package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.dbscheduler.claim.Claiming;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers that do not have the same providers, on one database. */
@Timeout(300)
abstract class TwoProvidersCases {
  private static final Life QUICK = Life.lasting(Duration.ZERO, Duration.ofMillis(50));
  private static final Duration NEVER = Duration.ofDays(1);
  private static final WorkerSettings NO_SWEEP = Workshop.HASTY.sweepEvery(NEVER);

  @TempDir private Path folder = Path.of("");

  abstract Database database();

  private Workshop workshop() {
    return new Workshop(database(), folder, QUICK);
  }

  private static String ofTheOther(String condition) {
    return "provider = 'other.shop_2-b' AND " + condition;
  }

  private static void assertBoughtOnce(FakeProvider provider, int count) {
    assertThat(provider.bill().count()).isEqualTo(count);
    assertThat(provider.received()).hasSize(count);
  }

  @Test
  void eachWorkerDoesWhatItsProviderSellsAndNothingElse() throws Exception {
    int count = 30;
    try (Workshop shop = workshop()) {
      Kinoport desk = shop.desk();
      var first = shop.worker(NO_SWEEP, shop.provider.provider());
      var second = shop.worker(NO_SWEEP, shop.other.provider());

      List<GenerationId> here = Workshop.startAll(desk, shop.provider, count);
      List<GenerationId> there = Workshop.startAll(desk, shop.other, count);

      here.forEach(id -> assertThat(desk.await(id).isRight()).isTrue());
      there.forEach(id -> assertThat(desk.await(id).isRight()).isTrue());
      assertThat(first.providers()).isNotEqualTo(second.providers());
      assertBoughtOnce(shop.provider, count);
      assertBoughtOnce(shop.other, count);
      shop.until("no row is left", () -> shop.rows("TRUE") == 0);
    }
  }

  @Test
  void aWorkerThatHasBothDoesBoth() throws Exception {
    int count = 10;
    try (Workshop shop = workshop()) {
      Kinoport desk = shop.desk();
      List<GenerationId> here = Workshop.startAll(desk, shop.provider, count);
      List<GenerationId> there = Workshop.startAll(desk, shop.other, count);

      Kinoport worker = shop.worker(NO_SWEEP, shop.provider.provider(), shop.other.provider());

      here.forEach(id -> assertThat(worker.await(id).isRight()).isTrue());
      there.forEach(id -> assertThat(worker.await(id).isRight()).isTrue());
      assertBoughtOnce(shop.provider, count);
      assertBoughtOnce(shop.other, count);
    }
  }

  @Test
  void whatNobodyHereSellsIsAddressedAndThenLeftAlone() throws Exception {
    try (Workshop shop = workshop()) {
      Kinoport desk = shop.desk();
      Kinoport worker = shop.worker(NO_SWEEP, shop.provider.provider());
      Instant before = shop.time.now();
      GenerationId id = Workshop.startAll(desk, shop.other, 1).get(0);
      shop.until("it is addressed", () -> shop.rows(ofTheOther("NOT picked")) == 1);

      GenerationId mine = Workshop.startAll(desk, shop.provider, 1).get(0);
      assertThat(worker.await(mine).isRight()).isTrue();
      long asked = shop.source.asked();
      shop.until("some looks have passed", () -> shop.source.asked() > asked + 20);

      assertThat(shop.rows(ofTheOther("version = 3 AND NOT parked")))
          .as("claimed once")
          .isEqualTo(1);
      assertThat(due(shop)).isBetween(before.minusMillis(1), shop.time.now());
      assertThat(shop.phase(id)).isEqualTo(Phase.PLANNED);
      assertThat(shop.journal.read(id).get().get().version()).isEqualTo(1);
      assertThat(shop.journal.trouble(id).get()).isEmpty();
      assertThat(shop.other.received()).isEmpty();
      var heir = shop.worker(NO_SWEEP, shop.other.provider());
      assertThat(heir.await(id).isRight()).isTrue();
    }
  }

  private Instant due(Workshop shop) throws SQLException {
    return shop.sql
        .list(
            "SELECT execution_time FROM kinoport_wakeups WHERE "
                + ofTheOther("task_name = 'kinoport.generation'"),
            statement -> {},
            row -> Claiming.types(database().dialect()).getInstant(row, "execution_time"))
        .get(0);
  }

  @Test
  void whoeverOnlyHasAnIdWakesTheRightRow() throws Exception {
    try (Workshop shop = workshop()) {
      Kinoport desk = shop.desk();
      var worker = shop.worker(NO_SWEEP, shop.provider.provider());
      GenerationId id = Workshop.startAll(desk, shop.other, 1).get(0);
      shop.until("it is addressed", () -> shop.rows(ofTheOther("NOT picked")) == 1);

      worker.wake(id);
      desk.wake(id);
      long asked = shop.source.asked();
      shop.until("some looks have passed", () -> shop.source.asked() > asked + 20);

      assertThat(shop.rows(ofTheOther("version = 3"))).isEqualTo(1);
      assertThat(shop.rows("TRUE")).isEqualTo(1);
    }
  }

  @Test
  void whoeverWaitsHearsOfAnEndThatCameElsewhere() throws Exception {
    try (Workshop shop = workshop()) {
      Kinoport spectator = shop.worker(NO_SWEEP, shop.provider.provider());
      var worker = shop.worker(NO_SWEEP, shop.other.provider());

      GenerationId id = shop.admit(shop.other, 1).get(0);

      assertThat(worker.find(id).isRight()).isTrue();
      assertThat(spectator.await(id).isRight()).isTrue();
      assertThat(shop.phase(id)).isEqualTo(Phase.SUCCEEDED);
      assertBoughtOnce(shop.other, 1);
    }
  }

  @Test
  void theSweepFindsWhatTheWorkersOfAProviderHaveLost() throws Exception {
    try (Workshop shop = workshop()) {
      var first = shop.worker(Workshop.HASTY, shop.provider.provider());
      List<GenerationId> here = shop.admit(shop.provider, 3);
      List<GenerationId> there = shop.admit(shop.other, 3);
      here.forEach(id -> assertThat(first.await(id).isRight()).isTrue());
      assertThat(shop.rows(ofTheOther("TRUE"))).as("nobody can do them").isZero();

      var second = shop.worker(Workshop.HASTY, shop.other.provider());

      shop.until("all have ended", () -> shop.count(Phase.SUCCEEDED) == 6);
      there.forEach(id -> assertThat(second.find(id).isRight()).isTrue());
      assertBoughtOnce(shop.other, 3);
    }
  }

  @Test
  void aDeadWorkersClaimIsGivenBackByWhoeverNoticesAndDoneByWhoeverCan() throws Exception {
    try (Workshop shop = workshop()) {
      var noticing = shop.worker(NO_SWEEP, shop.provider.provider());
      GenerationId id = shop.admit(shop.other, 1).get(0);
      WakeUps wakeUps = new WakeUps(shop.sql, database().dialect());
      assertThat(wakeUps.addMissing(shop.other.provider().name(), List.of(id), Instant.EPOCH))
          .isEqualTo(1);
      claimForTheDead(shop);

      shop.until("it is given back", () -> shop.rows(ofTheOther("NOT picked")) == 1);

      assertThat(noticing.find(id).get().order().provider())
          .isEqualTo(shop.other.provider().name());
      assertThat(shop.phase(id)).isEqualTo(Phase.PLANNED);
      var able = shop.worker(NO_SWEEP, shop.other.provider());
      assertThat(able.await(id).isRight()).isTrue();
    }
  }

  /** As somebody leaves it who was killed in the middle of a step. */
  private void claimForTheDead(Workshop shop) throws SQLException {
    assertThat(
            shop.sql.update(
                "UPDATE kinoport_wakeups SET picked = TRUE, picked_by = 'dead', last_heartbeat = ?,"
                    + " version = version + 1 WHERE "
                    + ofTheOther("NOT picked"),
                statement ->
                    Claiming.types(database().dialect()).setInstant(statement, 1, Instant.EPOCH)))
        .isEqualTo(1);
  }
}
