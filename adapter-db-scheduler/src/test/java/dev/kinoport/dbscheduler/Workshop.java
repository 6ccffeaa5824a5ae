package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.NextStep;
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
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
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

/**
 * One database, one journal, two providers, and workers that share them, all of them in a hurry.
 * Whoever is not told otherwise has the first provider only.
 */
final class Workshop implements AutoCloseable {
  static final WorkerSettings HASTY =
      WorkerSettings.standard()
          .threads(4)
          .polling(Duration.ofMillis(50))
          .heartbeat(Duration.ofMillis(100), 4)
          .restPolling(Duration.ofMillis(50))
          .sweepEvery(Duration.ofMillis(300))
          .closeWithin(Duration.ofSeconds(5));

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BLINK = Duration.ofMillis(10);

  final SystemTime time = new SystemTime();
  final HikariDataSource pool;
  final FlakySource source;
  final SingleStatements sql;
  final Journal journal = new InMemoryJournal();
  final FakeProvider provider;
  final FakeProvider other;
  private final List<Kinoport> workers = new CopyOnWriteArrayList<>();

  Workshop(Database database, Path folder, Life life) {
    pool = database.blank(folder);
    source = new FlakySource(pool);
    sql = new SingleStatements(source);
    provider = FakeProvider.on(time).name("fake").script(Script.always(life)).build();
    other = FakeProvider.on(time).name("other.shop_2-b").script(Script.always(life)).build();
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
    return opened(schedulers(settings), listener, provider.provider());
  }

  Kinoport worker(WorkerSettings settings, Provider... providers) {
    return opened(schedulers(settings), (id, notice) -> {}, providers);
  }

  /** Takes orders in, for both providers, and leaves the work to others. */
  Kinoport desk() {
    return opened(
        WorkerScheduler.handingIn(source, HASTY).get(),
        (id, notice) -> {},
        provider.provider(),
        other.provider());
  }

  private Kinoport opened(
      Scheduler.Factory factory, GenerationListener listener, Provider... providers) {
    KinoportBuilder builder = Kinoport.builder();
    for (Provider shop : providers) {
      builder.provider(shop);
    }
    Kinoport worker =
        builder
            .journal(journal)
            .time(time)
            .settings(EngineSettings.standard().polling(BLINK, BLINK).closeWithin(BLINK))
            .scheduler(factory)
            .listener(listener)
            .build();
    workers.add(worker);
    return worker;
  }

  /** Somebody who admits generations and dies before he wakes them. */
  List<GenerationId> admit(int count) {
    return admit(provider, count);
  }

  List<GenerationId> admit(FakeProvider from, int count) {
    List<GenerationId> ids = new ArrayList<>();
    try (Kinoport mayfly = mayfly(from)) {
      for (int i = 0; i < count; i++) {
        ids.add(start(mayfly, i));
      }
    }
    return ids;
  }

  /** Somebody who decides a doubt and dies before he wakes the generation. */
  void adoptAndDie(GenerationId id) {
    try (Kinoport mayfly = mayfly(provider)) {
      Handle handle = Handle.of(provider.provider().name(), provider.accepted().get(0).requestId());
      assertThat(mayfly.adopt(id, handle, GenerationEvent.Via.PERSON).isRight()).isTrue();
    }
  }

  private Kinoport mayfly(FakeProvider from) {
    return Kinoport.builder()
        .provider(from.provider())
        .journal(journal)
        .time(time)
        .scheduler((engine, keeper) -> new Asleep())
        .build();
  }

  static GenerationId start(Kinoport worker, int number) {
    return worker.start(draft(number), Terms.standard()).get();
  }

  /** The same orders, from one provider. */
  static List<GenerationId> startAll(Kinoport desk, FakeProvider from, int count) {
    Terms terms = Terms.standard().preferring(Preference.only(from.provider().name().value()));
    List<GenerationId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(desk.start(draft(i), terms).get());
    }
    return ids;
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
    public CompletableFuture<NextStep> rest(GenerationId id) {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }
}
