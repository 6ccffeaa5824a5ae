package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.dbscheduler.SchedulerFault;
import dev.kinoport.dbscheduler.WorkerScheduler;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How do several processes share the work, wired by hand? */
@Timeout(300)
class ShareTheWorkTest {
  @TempDir private Path folder;

  // @start region="worker"
  /** A process that works. Start as many as you like, all alike. */
  static Either<String, Kinoport> worker(DataSource pool, Provider provider) {
    return JdbcJournal.on(pool)
        .mapLeft(JournalFault::reason)
        .flatMap(journal ->
            WorkerScheduler.on(pool, journal, WorkerSettings.standard())
                .mapLeft(SchedulerFault::reason)
                .map(workers ->
                    Kinoport.builder()
                        .provider(provider)
                        .journal(journal)
                        .scheduler(workers)
                        .owning(journal)
                        .build()));
  }

  // @end

  // @start region="desk"
  /** A process that takes orders in, waits for their ends if it likes, and does no step itself. */
  static Either<String, Kinoport> desk(DataSource pool, Provider provider) {
    return JdbcJournal.on(pool)
        .mapLeft(JournalFault::reason)
        .flatMap(journal ->
            WorkerScheduler.handingIn(pool, WorkerSettings.standard())
                .mapLeft(SchedulerFault::reason)
                .map(workers ->
                    Kinoport.builder()
                        .provider(provider)
                        .journal(journal)
                        .scheduler(workers)
                        .owning(journal)
                        .build()));
  }

  // @end

  @Test
  void shareTheWork() {
    try (HikariDataSource pool = Orders.pool(folder);
        SystemTime time = new SystemTime()) {
      FakeProvider fake = FakeProvider.on(time).script(Script.always(Life.instant())).build();

      try (Kinoport desk = desk(pool, fake.provider()).get();
          Kinoport worker = worker(pool, fake.provider()).get()) {
        GenerationId id = desk.start(Orders.DRAFT, Terms.standard().key("order-1")).get();

        assertThat(desk.await(id).isRight()).isTrue();
        assertThat(worker.find(id)).isEqualTo(desk.find(id));
      }
      assertThat(fake.bill().count()).isEqualTo(1);
    }
  }
}
