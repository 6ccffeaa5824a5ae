package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.backend.Backend;
import dev.kinoport.backend.Handle;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Next;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/** One database, one journal, one provider, and workers that share them, all of them in a hurry. */
final class Workshop implements AutoCloseable {
  static final WorkerSettings HASTY =
      WorkerSettings.standard()
          .threads(4)
          .polling(Duration.ofMillis(50))
          .heartbeat(Duration.ofMillis(100), 4)
          .restPolling(Duration.ofMillis(50))
          .sweepEvery(Duration.ofMillis(300))
          .closeWithin(Duration.ofSeconds(5));

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BLINK = Duration.ofMillis(10);

  final SystemTime time = new SystemTime();
  final HikariDataSource pool;
  final FlakySource source;
  final Sql sql;
  final Journal journal = new InMemoryJournal();
  final FakeProvider provider;
  private final List<Kinoport> workers = new CopyOnWriteArrayList<>();

  Workshop(Database database, Path folder, Life life) {
    pool = database.blank(folder);
    source = new FlakySource(pool);
    sql = new Sql(source);
    provider = FakeProvider.on(time).script(Script.always(life)).build();
  }

  Scheduler.Factory schedulers(WorkerSettings settings) {
    return schedulers(journal, settings);
  }

  Scheduler.Factory schedulers(Journal truth, WorkerSettings settings) {
    return WorkerScheduler.on(source, truth, settings).get();
  }

  Kinoport worker() {
    return worker(HASTY, (id, notice) -> {});
  }

  Kinoport worker(WorkerSettings settings, GenerationListener listener) {
    return worker(settings, provider.backend(), listener);
  }

  Kinoport worker(WorkerSettings settings, Backend backend) {
    return worker(settings, backend, (id, notice) -> {});
  }

  /** Takes orders in and leaves the work to others. */
  Kinoport desk() {
    return opened(
        WorkerScheduler.handingIn(source, HASTY).get(), provider.backend(), (id, notice) -> {});
  }

  private Kinoport worker(WorkerSettings settings, Backend backend, GenerationListener listener) {
    return opened(schedulers(settings), backend, listener);
  }

  private Kinoport opened(Scheduler.Factory factory, Backend backend, GenerationListener listener) {
    Kinoport worker =
        Kinoport.builder()
            .backend(backend)
            .journal(journal)
            .time(time)
            .settings(EngineSettings.standard().polling(BLINK, BLINK))
            .scheduler(factory)
            .listener(listener)
            .build();
    workers.add(worker);
    return worker;
  }

  /** Somebody who admits generations and dies before he wakes them. */
  List<GenerationId> admit(int count) {
    List<GenerationId> ids = new ArrayList<>();
    try (Kinoport mayfly = mayfly()) {
      for (int i = 0; i < count; i++) {
        ids.add(start(mayfly, i));
      }
    }
    return ids;
  }

  /** Somebody who decides a doubt and dies before he wakes the generation. */
  void adoptAndDie(GenerationId id) {
    try (Kinoport mayfly = mayfly()) {
      Handle handle = Handle.of(provider.accepted().get(0).requestId());
      assertThat(mayfly.adopt(id, handle, GenerationEvent.Via.PERSON).isRight()).isTrue();
    }
  }

  private Kinoport mayfly() {
    return Kinoport.builder()
        .backend(provider.backend())
        .journal(journal)
        .time(time)
        .scheduler((engine, keeper) -> new Asleep())
        .build();
  }

  static GenerationId start(Kinoport worker, int number) {
    return worker.start(draft(number), Terms.standard()).get();
  }

  private static RequestDraft draft(int number) {
    return RequestDraft.of("hailuo-2.3-standard")
        .prompt("a red kite over the dunes, take " + number)
        .firstFrame(ImageSource.url("https://images.test/" + number + ".png"));
  }

  Phase phase(GenerationId id) {
    return Phase.of(journal.read(id).get().get().state());
  }

  int count(Phase phase) {
    return journal.list(Selection.all().in(EnumSet.of(phase))).get().size();
  }

  /** How many rows there are of which this holds. */
  int rows(String condition) {
    try {
      return sql.list(
              "SELECT count(*) FROM kinoport_wakeups WHERE task_name = 'kinoport.generation' AND "
                  + condition,
              statement -> {},
              row -> row.getInt(1))
          .get(0);
    } catch (SQLException e) {
      throw new IllegalStateException(condition, e);
    }
  }

  void until(String what, Callable<Boolean> holds) throws Exception {
    var end = time.now().plus(PATIENCE);
    while (!holds.call()) {
      if (time.now().isAfter(end)) {
        Assertions.fail("never came: " + what);
      }
      assertThat(time.await(new CompletableFuture<Boolean>(), Option.of(BLINK))).isEmpty();
    }
  }

  @Override
  public void close() {
    source.comeBack();
    workers.forEach(Kinoport::close);
    time.close();
    pool.close();
  }

  /** Wakes nobody. */
  private static final class Asleep implements Scheduler {
    @Override
    public void wake(GenerationId id) {}

    @Override
    public CompletableFuture<Next> rest(GenerationId id) {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }
}
