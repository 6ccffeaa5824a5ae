package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.BatchItem;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.chaos.database.Database;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.NextStep;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Received;
import dev.kinoport.fake.Script;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.SystemTime;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two engines at the same generation at the same moment: one of them sends. */
@Execution(ExecutionMode.CONCURRENT)
class RivalsTest {
  /** {@code -Drounds=10000} for as long as anybody wants. */
  private static final int ROUNDS =
      Integer.getInteger("rounds", Boolean.getBoolean("proof") ? 1_000 : 50);

  private static final int BATCH = 50;

  @TempDir Path folder;

  @Test
  void oneOfTwoSendsOnSqlite() throws Exception {
    race(Database.Kind.SQLITE);
  }

  @Test
  @ExtendWith(NeedsPostgres.class)
  void oneOfTwoSendsOnPostgresql() throws Exception {
    race(Database.Kind.POSTGRESQL);
  }

  private void race(Database.Kind kind) throws Exception {
    try (Database database = kind.in(folder);
        SystemTime time = new SystemTime();
        JdbcJournal one = JdbcJournal.at(database.url()).get();
        JdbcJournal other = JdbcJournal.at(database.url()).get()) {
      FakeProvider provider = FakeProvider.on(time).script(Script.always(Life.realistic())).build();
      List<GenerationId> ids = admitted(one, provider, time);
      CyclicBarrier start = new CyclicBarrier(2);

      CompletableFuture<Void> rival = run(start, engine(other, provider, time), ids);
      run(start, engine(one, provider, time), ids).join();
      rival.join();

      assertThat(ids)
          .hasSize(ROUNDS)
          .allSatisfy(id ->
              assertThat(one.read(id).get().get().state())
                  .isInstanceOf(GenerationState.Accepted.class));
      assertThat(provider.received()).hasSize(ROUNDS);
      assertThat(
              provider.received().stream()
                  .collect(Collectors.groupingBy(Received::generationId, Collectors.counting())))
          .hasSize(ROUNDS)
          .allSatisfy((generation, times) -> assertThat(times).isOne());
    }
  }

  private static Engine engine(JdbcJournal journal, FakeProvider provider, SystemTime time) {
    return new Engine(
        journal, List.of(provider.provider()), time, EngineSettings.standard(), (id, notice) -> {});
  }

  /** One step of each, both at the same time. */
  private static CompletableFuture<Void> run(
      CyclicBarrier start, Engine engine, List<GenerationId> ids) {
    return CompletableFuture.runAsync(
        () -> {
          for (GenerationId id : ids) {
            await(start);
            engine.advance(id);
          }
        },
        task -> Thread.ofPlatform().daemon().start(task));
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException("nobody may start alone", e);
    }
  }

  private static List<GenerationId> admitted(
      JdbcJournal journal, FakeProvider provider, SystemTime time) {
    try (Kinoport kinoport =
        Kinoport.builder()
            .provider(provider.provider())
            .journal(journal)
            .time(time)
            .scheduler((engine, keeper) -> new Asleep())
            .build()) {
      return IntStream.range(0, ROUNDS / BATCH)
          .mapToObj(batch ->
              IntStream.range(batch * BATCH, (batch + 1) * BATCH)
                  .mapToObj(
                      number -> new BatchItem(kinoport.plan(draft(number)).get(), Terms.standard()))
                  .toList())
          .flatMap(items -> kinoport.startAll(items).get().stream())
          .toList();
    }
  }

  private static RequestDraft draft(int number) {
    return RequestDraft.of("hailuo-02-standard")
        .prompt("race " + number)
        .firstFrame(ImageSource.url("https://images.example.com/race.png"));
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
