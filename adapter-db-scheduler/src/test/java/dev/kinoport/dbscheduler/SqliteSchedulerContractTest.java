package dev.kinoport.dbscheduler;

import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.Life;
import dev.kinoport.journal.Journal;
import dev.kinoport.testkit.SchedulerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteSchedulerContractTest extends SchedulerContract {
  private static final List<Workshop> SHOPS = new ArrayList<>();

  // of the class, since a pool may open its file once more until it is closed
  @TempDir private static Path folder = Path.of("");

  @Override
  protected Scheduler.Factory schedulers(Journal truth) {
    Workshop shop = new Workshop(Database.SQLITE, newFolder(), Life.instant());
    SHOPS.add(shop);
    return shop.schedulers(truth, Workshop.HASTY);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "shop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // each scheduler is closed after its test, and needs its database for that
  @AfterAll
  static void close() {
    SHOPS.forEach(Workshop::close);
  }
}
