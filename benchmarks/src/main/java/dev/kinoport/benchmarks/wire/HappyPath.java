package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Row A: what goes well. One job after another, and the time from the server's end of each to the
 * client's return; the first jobs of each process warm it up and do not count.
 */
final class HappyPath {
  private static final int STREAMED = 30;
  private static final int WARM_UPS = 15;
  private static final int POLLED = 10;

  private final OneServer server;
  private final List<Measured> all = new ArrayList<>();

  /**
   * One client's figures.
   *
   * @param name of the client
   * @param isPeer whether it is not ours
   * @param requests for each job
   * @param lag from COMPLETED to return
   */
  private record Measured(String name, boolean isPeer, double requests, Millis lag) {}

  HappyPath(OneServer server) {
    this.server = server;
  }

  Table table() {
    Table table =
        new Table(
            "A. Happy path: requests, and COMPLETED to return",
            "client",
            "requests each",
            "median, ms",
            "max, ms",
            "of the best peer's median");
    warmUpServer();
    streamed(table, Client.kinoport("stream").named("Kinoport, stream"), false);
    streamed(table, Client.falJs("stream").named("fal-js, stream"), true);
    streamed(table, Client.falJava(), true);
    streamed(table, Client.kinoport("webhook").named("Kinoport, webhook"), false);
    streamed(
        table,
        Client.kinoport("stream").with("--clips", "keep").named("Kinoport, stream, clip on disk"),
        false);
    polled(table, Client.kinoport("poll").named("Kinoport, poll, 5 s jobs"), false);
    polled(table, Client.falJs("poll").named("fal-js, poll, 5 s jobs"), true);
    double best =
        all.stream()
            .filter(Measured::isPeer)
            .mapToDouble(it -> it.lag().median())
            .min()
            .orElse(Double.NaN);
    for (Measured each : all) {
      table.row(
          each.name(),
          each.requests(),
          each.lag().median(),
          each.lag().max(),
          each.lag().median() / best);
    }
    return table;
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
  }

  private void measure(Table table, Client client, boolean isPeer, int count, int warmUps) {
    if (client.missing().isDefined()) {
      table.row(client.name(), client.missing().getOrElse(""), "-", "-", "-");
      return;
    }
    int before = server.requests().size();
    try (Running running = Running.start(client, server)) {
      running.awaitJobs(count, Duration.ofSeconds(60));
      List<JobLine> jobs = running.jobs();
      long requests =
          server.requests().stream()
              .skip(before)
              .filter(request -> request.host().startsWith("queue."))
              .count();
      List<Double> lags =
          jobs.stream()
              .filter(JobLine::isOk)
              .flatMap(job -> job.lagMillis(server).toJavaStream())
              .toList();
      int skipped = Math.min(warmUps, lags.size());
      all.add(
          new Measured(
              client.name() + (jobs.size() < count ? " (only " + jobs.size() + " came)" : ""),
              isPeer,
              (double) requests / Math.max(1, jobs.size()),
              new Millis(lags.subList(skipped, lags.size()))));
    }
  }
}
