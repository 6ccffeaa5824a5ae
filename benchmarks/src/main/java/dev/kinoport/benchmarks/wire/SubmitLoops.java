package dev.kinoport.benchmarks.wire;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Submits through the adapter, and through a bare OkHttp loop that sends the same bytes to the same
 * server and reads the answer as text: a program of its own. Rounds take turns, so that both meet
 * the same machine; the median round counts.
 */
public final class SubmitLoops {
  private static final int ROUNDS = 11;
  private static final int WARM_UPS = 4;
  private static final int COUNT = 600;
  private static final MediaType JSON = MediaType.get("application/json");

  private final Fal fal;
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
          .build();
  private final String address;
  private int last;

  private SubmitLoops(Fal fal, String server) {
    this.fal = fal;
    this.address = server + "/queue.fal.run/" + OneServer.ENDPOINT;
  }

  /** The program. */
  public static void main(String[] arguments) {
    ClientOptions options = new ClientOptions(arguments);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Fal fal = Fal.open(FalConfig.emulator(options.server()))) {
      SubmitLoops loops = new SubmitLoops(fal, options.server().toString());
      out.println("{\"alone\":" + loops.compare(1) + "}");
      out.println("{\"sixteen\":" + loops.compare(16) + "}");
    }
    System.exit(0); // the bare client would keep the JVM alive
  }

  /** Submits per second through the adapter, and bare. */
  private String compare(int atOnce) {
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      double adapter = rate(atOnce, this::submit);
      double loop = rate(atOnce, this::post);
      if (round >= WARM_UPS) {
        ours.add(adapter);
        bare.add(loop);
      }
    }
    return String.format(
        Locale.ROOT, "%.0f %.0f", new Millis(ours).median(), new Millis(bare).median());
  }

  private double rate(int atOnce, Consumer<Submission> sending) {
    List<Submission> submissions = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      submissions.add(OneServer.submission("happy submit " + last++));
    }
    Semaphore places = new Semaphore(atOnce);
    long begin = System.nanoTime();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Submission submission : submissions) {
        places.acquireUninterruptibly();
        workers.execute(() -> {
          sending.accept(submission);
          places.release();
        });
      }
    }
    return COUNT / ((System.nanoTime() - begin) / 1e9);
  }

  private void submit(Submission submission) {
    if (!(fal.provider().video().submit(submission) instanceof SubmitAnswer.Accepted)) {
      throw new IllegalStateException("not accepted");
    }
  }

  private void post(Submission submission) {
    Request request =
        new Request.Builder()
            .url(address)
            .header("Authorization", "Key offline:offline")
            .post(RequestBody.create(CanonicalJson.write(submission.fields()), JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() != 200 || response.body().string().isEmpty()) {
        throw new IllegalStateException("not accepted");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
