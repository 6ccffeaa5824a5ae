package dev.kinoport.dbscheduler;

import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.Life;
import dev.kinoport.journal.Journal;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.testkit.SchedulerContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NeedsPostgres.class)
class PostgresSchedulerContractTest extends SchedulerContract {
  private static final List<Workshop> SHOPS = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  @Override
  protected Scheduler.Factory schedulers(Journal truth) {
    Workshop shop = new Workshop(Database.POSTGRESQL, folder, Life.instant());
    SHOPS.add(shop);
    return shop.schedulers(truth, Workshop.HASTY);
  }

  // each scheduler is closed after its test, and needs its database for that
  @AfterAll
  static void close() {
    SHOPS.forEach(Workshop::close);
  }
}
