package dev.kinoport.dbscheduler;

import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.Life;
import dev.kinoport.journal.Journal;
import dev.kinoport.testkit.SchedulerContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NeedsPostgres.class)
class PostgresSchedulerContractTest extends SchedulerContract {
  @TempDir private Path folder = Path.of("");
  private final List<Workshop> shops = new ArrayList<>();

  @Override
  protected Scheduler.Factory schedulers(Journal truth) {
    Workshop shop = new Workshop(Database.POSTGRESQL, folder, Life.instant());
    shops.add(shop);
    return shop.schedulers(truth, Workshop.HASTY);
  }

  @AfterEach
  void close() {
    shops.forEach(Workshop::close);
  }
}
