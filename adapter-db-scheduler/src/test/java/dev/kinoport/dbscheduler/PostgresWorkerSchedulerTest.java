package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NeedsPostgres.class)
class PostgresWorkerSchedulerTest extends WorkerSchedulerCases {
  /** Every session but the administrator's own, as a server ends them that is shut down at once. */
  private static final String END_ALL_SESSIONS =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

  @Override
  Database database() {
    return Database.POSTGRESQL;
  }

  @Test
  void whenTheServerEndsAllSessionsTheWorkGoesOn(@TempDir Path folder) throws Exception {
    Life life = Life.lasting(Duration.ofMillis(100), Duration.ofMillis(100));
    try (Workshop shop = new Workshop(database(), folder, life)) {
      Kinoport one = shop.worker();
      Kinoport two = shop.worker();
      List<GenerationId> ids = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        ids.add(Workshop.start(i % 2 == 0 ? one : two, i));
        if (i % 20 == 10) {
          PostgresServer.command(END_ALL_SESSIONS);
        }
      }

      shop.until("all have ended", () -> shop.count(Phase.SUCCEEDED) == ids.size());

      assertThat(shop.provider.bill().count()).isEqualTo(ids.size());
      assertThat(shop.provider.received()).hasSize(ids.size());
    }
  }
}
