package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Dialect;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.StatusFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedTest {
  private static final Life LONG = Life.lasting(Duration.ofHours(1), Duration.ofHours(1));

  @Test
  void theEngineStopsListeningToWhatHasEndedElsewhere(@TempDir Path folder) throws Exception {
    try (Workshop shop = new Workshop(Database.SQLITE, folder, LONG)) {
      assertThat(WakeUpTables.of(shop.source).isRight()).isTrue();
      WakeUps wakeUps = new WakeUps(shop.sql, Dialect.SQLITE);
      GenerationId id = shop.admit(1).get(0);
      Ear ear = new Ear();
      Engine engine =
          new Engine(
              shop.journal,
              List.of(shop.provider.provider().withFeed(ear.feed())),
              shop.time,
              EngineSettings.standard(),
              (who, notice) -> {});
      Followed followed = new Followed(engine, wakeUps);
      wakeUps.wake(List.of(id), shop.time.now());
      shop.until(
          "it is listened to",
          () -> {
            engine.advance(id);
            return ear.isOpen.get();
          });
      followed.add(id);

      assertThat(followed.forgetResting()).isTrue();
      assertThat(ear.isOpen).isTrue();
      assertThat(shop.sql.update("DELETE FROM kinoport_wakeups", statement -> {})).isEqualTo(1);
      assertThat(followed.forgetResting()).isTrue();

      assertThat(ear.isOpen).isFalse();
      assertThat(followed.forgetResting()).isFalse();
    }
  }

  /** Listens, and hears nothing. */
  private static final class Ear {
    private final AtomicBoolean isOpen = new AtomicBoolean();

    StatusFeed feed() {
      return (handle, heard) -> {
        isOpen.set(true);
        return new StatusFeed.Following() {
          @Override
          public boolean isAlive() {
            return isOpen.get();
          }

          @Override
          public void close() {
            isOpen.set(false);
          }
        };
      };
    }
  }
}
