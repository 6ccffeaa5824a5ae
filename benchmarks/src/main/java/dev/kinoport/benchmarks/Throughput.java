package dev.kinoport.benchmarks;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whole generations per second when the provider takes no time at all, so that only the engine's
 * own work is left: journal, life cycle, scheduling, budget. Against a bare loop that calls the
 * same provider and keeps no journal.
 */
final class Throughput {
  private static final int COUNT = 20_000;
  private static final int ROUNDS = 3;

  private static final Aim AIM = Aim.atLeast(0.3, "of the loop's");

  private Throughput() {}

  static Table table() {
    double engine = 0;
    double loop = 0;
    for (int round = 0; round < ROUNDS; round++) {
      engine = Math.max(engine, engine());
      loop = Math.max(loop, loop());
    }
    return new Table(
            "Whole generations, provider takes no time",
            "how",
            "per second",
            "of the loop's",
            "aim")
        .row(
            "Kinoport's engine, in-memory journal, budget",
            engine,
            engine / loop,
            AIM.judge(engine / loop))
        .row("bare loop on virtual threads, no journal", loop, 1.0, Aim.NONE);
  }

  private static FakeProvider provider() {
    return FakeProvider.on(new SystemTime()).script(Script.always(Life.instant())).build();
  }

  private static double engine() {
    FakeProvider provider = provider();
    EngineSettings eager =
        EngineSettings.standard().polling(Duration.ofMillis(1), Duration.ofMillis(1));
    try (Kinoport kinoport =
        Kinoport.builder().provider(provider.provider()).settings(eager).build()) {
      long begin = System.nanoTime();
      List<CompletableFuture<Either<Failure, Generated>>> ends = new ArrayList<>(COUNT);
      for (int i = 0; i < COUNT; i++) {
        ends.add(
            kinoport
                .generateAsync(DistinctOrders.draft(i), Terms.standard())
                .toCompletableFuture());
      }
      long done = ends.stream().filter(end -> end.join().isRight()).count();
      return perSecond(done, begin);
    }
  }

  private static double loop() {
    Provider provider = provider().provider();
    AtomicInteger done = new AtomicInteger();
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < COUNT; i++) {
        int number = i;
        threads.execute(() -> one(provider, DistinctOrders.submission(number), done));
      }
    }
    return perSecond(done.get(), begin);
  }

  private static void one(Provider provider, Submission submission, AtomicInteger done) {
    if (provider.video().submit(submission) instanceof SubmitAnswer.Accepted accepted
        && provider
            .video()
            .status(accepted.handle())
            .exists(ProviderStatus.Completed.class::isInstance)
        && provider.video().result(accepted.handle()).getOrNull()
            instanceof ProviderResult.Finished finished
        && provider.clips().keep(submission.generationId(), finished.clip()).isRight()) {
      done.incrementAndGet();
    }
  }

  private static double perSecond(long done, long begin) {
    if (done != COUNT) {
      throw new IllegalStateException("only " + done + " of " + COUNT + " were made");
    }
    return COUNT / ((System.nanoTime() - begin) / 1e9);
  }
}
