package dev.kinoport.peer;

import ai.fal.client.FalClient;
import ai.fal.client.SubscribeOptions;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs jobs through fal's own client and prints one JSON line for each, for the benchmarks:
 *
 * <pre>{@code
 * java -jar drive.jar --server URL [--mode stream] [--jobs N] [--parallel N] [--prompt TEXT]...
 *   [--endpoint ID] [--exit]
 * }</pre>
 *
 * <p>Job number n has the nth prompt, in turn, and its own number behind it. Without {@code --exit}
 * the client decides when the JVM ends.
 */
final class Drive {
  private final FalClient client;
  private final Wishes wishes;

  private Drive(Wishes wishes) {
    this.client = Peer.at(wishes.server());
    this.wishes = wishes;
  }

  public static void main(String... arguments) {
    try {
      Wishes wishes = Wishes.read(arguments);
      new Drive(wishes).run();
      if (wishes.exits()) {
        System.exit(0);
      }
    } catch (IllegalArgumentException e) {
      System.err.println("drive: " + e.getMessage());
      System.exit(2);
    }
  }

  private void run() {
    // Closing waits for the jobs.
    try (ExecutorService workers = Executors.newFixedThreadPool(wishes.parallel())) {
      for (int job = 0; job < wishes.jobs(); job++) {
        int number = job;
        workers.execute(() -> System.out.println(generate(number).json()));
      }
    }
  }

  private Line generate(int number) {
    AtomicReference<String> requestId = new AtomicReference<>();
    BigDecimal submittedAt = Line.now();
    try {
      client.subscribe(
          wishes.endpoint(),
          SubscribeOptions.<JsonObject>builder()
              .input(Peer.input(wishes.prompt(number)))
              .resultType(JsonObject.class)
              .onQueueUpdate(update -> requestId.set(update.getRequestId()))
              .build());
      return new Line(requestId.get(), submittedAt, Line.now(), true, null);
    } catch (RuntimeException e) {
      return new Line(requestId.get(), submittedAt, Line.now(), false, e.toString());
    }
  }
}
