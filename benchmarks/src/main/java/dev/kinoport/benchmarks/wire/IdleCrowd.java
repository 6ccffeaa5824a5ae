package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.Aim;
import dev.kinoport.benchmarks.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * What one process costs while 10,000 generations wait for hours: with streams, and where there are
 * none. Two minutes stand for the hour, once all are accepted and their first looks are over.
 */
final class IdleCrowd {
  private static final int MANY = 10_000;
  private static final Duration SPAN = Duration.ofMinutes(2);
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Duration RARELY = Duration.ofSeconds(1);
  private static final Aim WITH_STREAM = Aim.atMost(30_720, "bytes of heap");
  private static final Aim WITHOUT = Aim.atMost(4_096, "bytes of heap");

  private IdleCrowd() {}

  static Table table(OneServer server) {
    Table table =
        new Table(
            "One process while %,d wait for hours, measured over %d s"
                .formatted(MANY, SPAN.toSeconds()),
            "client",
            "waiting",
            "heap each, bytes",
            "CPU, s per minute",
            "requests per minute at the provider",
            "sockets",
            "aim");
    row(table, server, Client.kinoport("poll").named("Kinoport, poll"), WITHOUT);
    row(table, server, Client.kinoport("stream").named("Kinoport, stream"), WITH_STREAM);
    return table;
  }

  private static void row(Table table, OneServer server, Client client, Aim aim) {
    Client idle = client.with("--idle-ms", String.valueOf(SPAN.toMillis()));
    try (Running running = Running.start(idle.jobs(MANY, MANY, client.prompt("hours")), server)) {
      Running.waitUntil(
          () -> running.said("idleFrom").isDefined() || running.hasEnded(), RARELY, LIMIT);
      String sockets = running.sockets().map(String::valueOf).getOrElse("-");
      Running.waitUntil(
          () -> running.said("idleTo").isDefined() || running.hasEnded(), RARELY, LIMIT);
      double heap = number(running, "heapEach");
      table.row(
          client.name(),
          number(running, "waiting"),
          heap,
          number(running, "cpuPerMinute"),
          requestsPerMinute(running, server),
          sockets,
          aim.judge(heap));
    }
  }

  private static double number(Running running, String field) {
    return running.said(field).map(Double::valueOf).getOrElse(Double.NaN);
  }

  private static double requestsPerMinute(Running running, OneServer server) {
    double from = number(running, "idleFrom");
    double to = number(running, "idleTo");
    if (Double.isNaN(to)) {
      return Double.NaN;
    }
    Instant begin = Instant.ofEpochMilli((long) from);
    Instant end = Instant.ofEpochMilli((long) to);
    long requests =
        server.requests().stream()
            .filter(request -> request.host().startsWith("queue."))
            .filter(request -> !request.at().isBefore(begin) && request.at().isBefore(end))
            .count();
    return requests * 60_000 / (to - from);
  }
}
