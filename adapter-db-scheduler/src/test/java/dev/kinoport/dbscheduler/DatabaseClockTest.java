package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Dialect;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.postgres.NeedsPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NeedsPostgres.class)
class DatabaseClockTest {
  private static final Duration SLACK = Duration.ofSeconds(30);

  @Test
  void aMachineWhoseClockIsWrongShowsTheServersTime(@TempDir Path folder) throws Exception {
    try (Workshop shop = new Workshop(Database.POSTGRESQL, folder, Life.instant())) {
      Instant here = shop.time.now();
      VirtualTime wrong = VirtualTime.startingAt(here.minus(Duration.ofDays(3)));
      DatabaseClock clock = new DatabaseClock(wrong, shop.sql, Dialect.POSTGRESQL);

      assertThat(clock.compare()).isTrue();

      assertThat(clock.now()).isBetween(here.minus(SLACK), here.plus(SLACK));
      assertThat(clock.at(wrong.now().plusSeconds(60))).isEqualTo(clock.now().plusSeconds(60));
    }
  }

  @Test
  void aFileHasNoClockOfItsOwn(@TempDir Path folder) throws Exception {
    try (Workshop shop = new Workshop(Database.SQLITE, folder, Life.instant())) {
      VirtualTime time = VirtualTime.create();
      DatabaseClock clock = new DatabaseClock(time, shop.sql, Dialect.SQLITE);

      assertThat(clock.compare()).isFalse();

      assertThat(clock.now()).isEqualTo(time.now());
    }
  }
}
