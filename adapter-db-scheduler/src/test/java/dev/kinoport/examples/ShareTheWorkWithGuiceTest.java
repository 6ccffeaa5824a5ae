package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.dbscheduler.WorkerModule;
import dev.kinoport.dbscheduler.WorkerScheduler;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.guice.KinoportModule;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.jdbc.JdbcModule;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.SystemTime;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How do several processes share the work, wired with Guice? */
@Timeout(300)
class ShareTheWorkWithGuiceTest {
  @TempDir private Path folder;

  @Test
  void shareTheWorkWithGuice() {
    try (HikariDataSource pool = Orders.pool(folder);
        SystemTime time = new SystemTime()) {
      FakeProvider fake = FakeProvider.on(time).script(Script.always(Life.instant())).build();
      Module provider =
          binder ->
              Multibinder.newSetBinder(binder, Provider.class)
                  .addBinding()
                  .toInstance(fake.provider());

      // @start region="guice-worker"
      JdbcJournal journal =
          JdbcJournal.on(pool).getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
      Scheduler.Factory workers =
          WorkerScheduler.on(pool, journal, WorkerSettings.standard())
              .getOrElseThrow(fault -> new IllegalStateException(fault.reason()));

      Injector injector =
          Guice.createInjector(
              new KinoportModule(), new JdbcModule(journal), new WorkerModule(workers), provider);
      // @end

      try (Kinoport worker = injector.getInstance(Kinoport.class)) {
        assertThat(worker.generate(Orders.DRAFT, Terms.standard()).isRight()).isTrue();
        assertThat(injector.getInstance(Journal.class)).isSameAs(journal);
        assertThat(journal.unfinished().get()).isEmpty();
      }
      assertThat(fake.bill().count()).isEqualTo(1);
      injector.getInstance(JdbcJournal.class).close();
    }
  }
}
