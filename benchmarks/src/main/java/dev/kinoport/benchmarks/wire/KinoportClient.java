package dev.kinoport.benchmarks.wire;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.Notice;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Kinoport as a program of its own, with the options and the output of the peers'. The prompts of
 * its jobs are told apart by the job's number behind them.
 */
public final class KinoportClient {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private static final int WARMING = 100;

  private final ClientOptions options;
  private final Terms terms;
  private final String model;
  private final Map<GenerationId, String> requestIds = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();

  private KinoportClient(ClientOptions options) {
    this.options = options;
    model = options.text("--endpoint", OneServer.ENDPOINT);
    Duration timeout = options.millis("--timeout-ms");
    terms =
        timeout.isZero()
            ? Terms.standard()
            : Terms.standard().waitLimit(timeout).cancellingAtWaitLimit();
  }

  /** The program. */
  public static void main(String[] arguments) throws IOException {
    new KinoportClient(new ClientOptions(arguments)).run();
  }

  private void run() throws IOException {
    FalConfig config =
        FalConfig.emulator(options.server())
            .offers(OneServer.catalogue())
            .clips(Files.createTempDirectory("clips"));
    String mode = options.text("--mode", "stream");
    if (mode.equals("webhook")) {
      new CalledBack(config, this::runAll, this::kinoport).run();
      return;
    }
    try (Fal fal = Fal.open(config)) {
      Provider provider = fal.provider();
      Provider seen = mode.equals("poll") ? provider.withFeed(StatusFeed.silent()) : provider;
      try (Kinoport kinoport = kinoport(seen, EngineSettings.standard())) {
        runAll(kinoport);
      }
    }
  }

  private Kinoport kinoport(Provider provider, EngineSettings settings) {
    boolean keeps = options.text("--clips", "address").equals("keep");
    return Kinoport.builder()
        .provider(keeps ? provider : provider.withClips(new AddressOnly()))
        .settings(settings)
        .listener(this::note)
        .build();
  }

  private void note(GenerationId id, Notice notice) {
    if (notice instanceof Notice.Moved moved
        && moved.event() instanceof GenerationEvent.SubmitAccepted accepted) {
      requestIds.put(id, accepted.handle().requestId());
      waiting.incrementAndGet();
    }
  }

  private void runAll(Kinoport kinoport) {
    int jobs = options.number("--jobs", 1);
    if (!options.millis("--idle-ms").isZero()) {
      new IdleClient(kinoport, terms, options.millis("--idle-ms"), OUT)
          .run(jobs, number -> OneServer.draft(model, options.prompt(number)), waiting::get);
      return;
    }
    warmUp(kinoport);
    Semaphore places = new Semaphore(options.number("--parallel", 1));
    boolean isCrowd = options.text("--heap", "no").equals("yes");
    long before = isCrowd ? usedHeap() : 0;
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int job = 0; job < jobs; job++) {
        int number = job;
        places.acquireUninterruptibly();
        workers.execute(() -> {
          generate(kinoport, number);
          places.release();
        });
      }
      if (isCrowd) {
        sayHeap(jobs, before);
      }
    }
    OUT.println(
        "{\"compiling\":"
            + ManagementFactory.getCompilationMXBean().getTotalCompilationTime()
            + "}");
    LockSupport.parkNanos(options.millis("--linger-ms").toNanos());
  }

  /** Jobs that nobody counts, so that what comes behind them meets a process that has worked. */
  private void warmUp(Kinoport kinoport) {
    int jobs = options.number("--warm-up", 0);
    Semaphore places = new Semaphore(WARMING);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int job = 0; job < jobs; job++) {
        RequestDraft draft = OneServer.draft(model, "happy warm-up " + job);
        places.acquireUninterruptibly();
        workers.execute(() -> {
          kinoport.start(draft, terms).forEach(kinoport::await);
          places.release();
        });
      }
    }
    waiting.set(0);
    requestIds.clear();
  }

  private void sayHeap(int jobs, long before) {
    Running.waitUntil(() -> waiting.get() >= jobs, Duration.ofMinutes(1));
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    OUT.println("{\"heapEach\":" + (usedHeap() - before) / jobs + "}");
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void generate(Kinoport kinoport, int number) {
    RequestDraft draft = OneServer.draft(model, options.prompt(number));
    Instant begin = Instant.now();
    Either<Failure, GenerationId> started = kinoport.start(draft, terms);
    Either<Failure, Generated> end = started.flatMap(id -> await(kinoport, id));
    Instant now = Instant.now();
    String requestId = started.map(id -> requestIds.getOrDefault(id, "")).getOrElse("");
    OUT.println(
        String.format(
            Locale.ROOT,
            "{\"requestId\":\"%s\",\"submittedAtMs\":%.3f,\"returnedAtMs\":%.3f,\"ok\":%b,\"error\":%s}",
            requestId,
            millis(begin),
            millis(now),
            end.isRight(),
            end.fold(failure -> "\"" + failure.getClass().getSimpleName() + "\"", ok -> "null")));
  }

  private Either<Failure, Generated> await(Kinoport kinoport, GenerationId id) {
    Either<Failure, Generated> end =
        terms.waitLimit().fold(() -> kinoport.await(id), limit -> kinoport.await(id, limit));
    if (end.isLeft() && terms.cancelAtWaitLimit()) {
      kinoport.cancel(id);
    }
    return end;
  }

  private static double millis(Instant moment) {
    return Duration.between(Instant.EPOCH, moment).toNanos() / 1e6;
  }
}
