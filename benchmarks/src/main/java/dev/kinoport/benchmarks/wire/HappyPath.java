package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.Aim;
import dev.kinoport.benchmarks.ShellCommands;
import dev.kinoport.benchmarks.Table;
import dev.kinoport.emulator.http.WireRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Row A: what goes well. One job after another, and the time from the server's end of each to the
 * client's return; the first four hundred jobs of each process warm it up and do not count, as in a
 * service that runs for days. What goes to disk is one clip: the time to draw it is the server's,
 * and it draws it once. Who asks has ten jobs at once, and of these once the first ten of a process
 * count, and once the next.
 */
final class HappyPath {
  private static final int STREAMED = 430;
  private static final int WARM_UPS = 400;
  private static final int POLLED = 10;
  private static final int FETCHED = 15;
  private static final double NEAR = 1.5;
  private static final String OURS_STREAM = "Kinoport, stream";
  private static final String OURS_WEBHOOK = "Kinoport, webhook";
  private static final String OURS_DISK = "Kinoport, stream, clip on disk";
  private static final String OURS_POLL = "Kinoport, poll, 5 s jobs";
  private static final String NEXT_TEN = ", the next ten";
  private static final String FETCH = "curl and sync of the same clip";

  private final OneServer server;
  private final List<Measured> all = new ArrayList<>();

  /**
   * One client's figures.
   *
   * @param name of the client
   * @param isPeer whether it is not ours
   * @param isComplete whether all its jobs came back
   * @param requests for each job
   * @param lag from COMPLETED to return
   */
  private record Measured(
      String name, boolean isPeer, boolean isComplete, double requests, Millis lag) {
    boolean polls() {
      return name.contains(", poll");
    }

    boolean isNext() {
      return name.endsWith(NEXT_TEN);
    }
  }

  HappyPath(OneServer server) {
    this.server = server;
  }

  Table table() throws IOException, InterruptedException {
    Table table =
        new Table(
            "A. Happy path: requests, and COMPLETED to return",
            "client",
            "requests each",
            "median, ms",
            "max, ms",
            "of the best peer's median",
            "aim");
    warmUpServer();
    streamed(table, Client.kinoport("stream").named(OURS_STREAM), false);
    streamed(table, Client.falJs("stream").named("fal-js, stream"), true);
    streamed(table, Client.falJava(), true);
    streamed(table, Client.kinoport("webhook").named(OURS_WEBHOOK), false);
    streamed(
        table,
        Client.kinoport("stream")
            .with("--clips", "keep")
            .with("--same-clip", "yes")
            .named(OURS_DISK),
        false);
    fetched();
    polled(table, Client.kinoport("poll").named(OURS_POLL), false);
    polled(table, Client.falJs("poll").named("fal-js, poll, 5 s jobs"), true);
    double best = best(peer -> true);
    for (Measured each : all) {
      table.row(
          each.name(),
          each.requests(),
          each.lag().median(),
          each.lag().max(),
          each.lag().median() / best,
          each.isComplete() ? judge(each) : "all come back: short");
    }
    return table;
  }

  private double best(Predicate<Measured> which) {
    return all.stream()
        .filter(Measured::isPeer)
        .filter(which)
        .mapToDouble(it -> it.lag().median())
        .min()
        .orElse(Double.NaN);
  }

  private String judge(Measured each) {
    double lag = each.lag().median();
    if (each.isPeer() || each.name().equals(FETCH)) {
      return Aim.NONE;
    }
    if (each.polls()) {
      Predicate<Measured> alike = peer -> peer.polls() && peer.isNext() == each.isNext();
      double fewest =
          all.stream()
              .filter(Measured::isPeer)
              .filter(alike)
              .mapToDouble(Measured::requests)
              .min()
              .orElse(Double.NaN);
      return Aim.all(
          Aim.atMost(fewest, "requests").judge(each.requests()),
          Aim.atMost(best(alike), "ms").judge(lag));
    }
    return switch (each.name()) {
      case OURS_STREAM -> Aim.atMost(best(peer -> !peer.polls()), "ms").judge(lag);
      case OURS_WEBHOOK -> Aim.atMost(NEAR * medianOf(OURS_STREAM), "ms").judge(lag);
      default -> Aim.atMost(NEAR * medianOf(FETCH), "ms").judge(lag);
    };
  }

  private double medianOf(String name) {
    return all.stream()
        .filter(it -> it.name().equals(name))
        .mapToDouble(it -> it.lag().median())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What a shell script would do with the address of a clip. */
  private void fetched() throws IOException, InterruptedException {
    if (!Client.isInstalled("curl")) {
      return;
    }
    Path folder = Files.createTempDirectory("fetched");
    Path out = folder.resolve("clip.mp4");
    String command = "curl -s -o %s '%s' && sync %s".formatted(out, server.clipAddress(), out);
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < FETCHED; i++) {
      took.add(1000 * ShellCommands.run("(" + command + ")").wallSeconds());
      Files.delete(out);
    }
    Files.delete(folder);
    all.add(new Measured(FETCH, false, true, 1, new Millis(took)));
  }

  /** Or the first client would be the one to do it. */
  private void warmUpServer() {
    Client crowd = Client.kinoport("stream").jobs(600, 60, "happy warm-up");
    try (Running running = Running.start(crowd, server)) {
      running.awaitJobs(600, Duration.ofSeconds(30));
    }
  }

  private void streamed(Table table, Client client, boolean isPeer) {
    measure(table, client.jobs(STREAMED, 1, client.prompt("happy")), isPeer, STREAMED, WARM_UPS);
  }

  private void polled(Table table, Client client, boolean isPeer) {
    measure(table, client.jobs(POLLED, POLLED, client.prompt("steady")), isPeer, POLLED, 0);
    Client warm = client.named(client.name() + NEXT_TEN);
    int jobs = 2 * POLLED;
    measure(table, warm.jobs(jobs, POLLED, warm.prompt("steady")), isPeer, jobs, POLLED);
  }

  private void measure(Table table, Client client, boolean isPeer, int count, int warmUps) {
    if (client.missing().isDefined()) {
      table.row(client.name(), client.missing().getOrElse(""), "-", "-", "-", Aim.NONE);
      return;
    }
    int before = server.requests().size();
    try (Running running = Running.start(client, server)) {
      running.awaitJobs(count, Duration.ofMinutes(3));
      List<JobLine> jobs = running.jobs();
      List<JobLine> ended = jobs.stream().filter(JobLine::isOk).skip(warmUps).toList();
      List<String> paths =
          server.requests().stream()
              .skip(before)
              .filter(request -> request.host().startsWith("queue."))
              .map(WireRequest::path)
              .toList();
      long requests = ended.stream().mapToLong(job -> requests(job, paths)).sum();
      List<Double> lags =
          ended.stream().flatMap(job -> job.lagMillis(server).toJavaStream()).toList();
      all.add(
          new Measured(
              client.name() + (jobs.size() < count ? " (only " + jobs.size() + " came)" : ""),
              isPeer,
              ended.size() == count - warmUps,
              (double) requests / Math.max(1, ended.size()),
              new Millis(lags)));
    }
  }

  /** Those that name it, and the one that asked for it. */
  private static long requests(JobLine job, List<String> paths) {
    return 1 + paths.stream().filter(path -> job.requestId().exists(path::contains)).count();
  }
}
