package dev.kinoport.benchmarks.wire;

import java.time.Duration;

/**
 * The processor time of the two who share the machine. Says which of them makes the other wait.
 *
 * @param client of the client's process
 * @param server of this process, which is the server and the harness
 */
record CpuShares(Duration client, Duration server) {
  private static final double MILLIS = 1_000;

  /** What both have used so far. */
  static CpuShares now(Running running) {
    return new CpuShares(
        running.cpu(), ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }

  CpuShares since(CpuShares begin) {
    return new CpuShares(client.minus(begin.client), server.minus(begin.server));
  }

  double clientSeconds() {
    return client.toMillis() / MILLIS;
  }

  double serverSeconds() {
    return server.toMillis() / MILLIS;
  }
}
