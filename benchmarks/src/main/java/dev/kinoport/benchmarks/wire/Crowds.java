package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.Aim;
import dev.kinoport.benchmarks.Table;
import io.vavr.control.Option;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * Many generations at once in one client: what each costs while it waits, and how late the end of
 * each is noticed. A crowd of 10,000 also shows what the server's streams cost it.
 */
final class Crowds {
  private static final int THOUSAND = 1_000;
  private static final int TWO_THOUSAND = 2_000;
  private static final int MANY = 10_000;
  private static final Aim MEDIAN = Aim.atMost(100, "ms");
  private static final Aim P99 = Aim.atMost(500, "ms");
  private static final Aim HEAP = Aim.atMost(30_720, "bytes");
  private static final long SPARE_FILES = 1_000;
  private static final Duration STREAMS_WITHIN = Duration.ofSeconds(4);

  /** A look goes through all jobs of the server, on the processors that it serves with. */
  private static final Duration RARELY = Duration.ofSeconds(1);

  private final OneServer server;
  private final Table table =
      new Table(
          "Many at once",
          "client",
          "at once",
          "ok",
          "COMPLETED to return: median, ms",
          "p99, ms",
          "heap each, bytes",
          "RSS, MB",
          "threads",
          "sockets",
          "streams at the server",
          "its platform threads",
          "CPU from then to the end: client, s",
          "server, s",
          "aim");

  Crowds(OneServer server) {
    this.server = server;
  }

  Table table() {
    Client ours = Client.kinoport("stream").with("--heap", "yes");
    gather(ours, THOUSAND, "thousand", Duration.ofSeconds(40));
    gather(Client.falJs("stream"), THOUSAND, "thousand", Duration.ofSeconds(40));
    gather(Client.falJs("poll"), THOUSAND, "thousand", Duration.ofSeconds(40));
    gather(Client.falJava(), THOUSAND, "thousand", Duration.ofSeconds(40));
    gather(ours, TWO_THOUSAND, "thousands", Duration.ofSeconds(60));
    long files = fileLimit();
    if (files < MANY + SPARE_FILES) {
      nothing(ours, MANY, "ulimit -n is " + files);
    } else {
      gather(ours, MANY, "crowd", Duration.ofSeconds(100));
      Client warm = ours.named("Kinoport, after 4,000 others").with("--warm-up", "4000");
      gather(warm, TWO_THOUSAND, "thousands", Duration.ofSeconds(90));
      gather(warm, MANY, "crowd", Duration.ofSeconds(160));
    }
    return table;
  }

  private static long fileLimit() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : 0;
  }

  private void gather(Client client, int count, String word, Duration limit) {
    if (client.missing().isDefined()) {
      nothing(client, count, client.missing().getOrElse(""));
      return;
    }
    long before = serverThreads();
    try (Running running = Running.start(client.jobs(count, count, client.prompt(word)), server)) {
      Running.waitUntil(
          () -> server.jobs(client.prompt(word)).size() >= count || running.hasEnded(),
          RARELY,
          limit);
      Running.waitUntil(() -> server.openStreams() >= count, RARELY, STREAMS_WITHIN);
      int streams = server.openStreams();
      long serverThreads = serverThreads() - before;
      Option<Long> threads = running.threads();
      Option<Long> sockets = running.sockets();
      Option<Long> megabytes = running.residentMegabytes();
      CpuShares begin = CpuShares.now(running);
      running.awaitJobs(count, limit);
      CpuShares spent = CpuShares.now(running).since(begin);
      List<JobLine> ok = running.jobs().stream().filter(JobLine::isOk).toList();
      Millis lag =
          new Millis(ok.stream().flatMap(job -> job.lagMillis(server).toJavaStream()).toList());
      table.row(
          client.name(),
          count,
          ok.size(),
          lag.median(),
          lag.p99(),
          running.said("heapEach").getOrElse("-"),
          text(megabytes),
          text(threads),
          text(sockets),
          streams,
          serverThreads,
          spent.clientSeconds(),
          spent.serverSeconds(),
          count > THOUSAND ? judge(count, ok.size(), lag, running) : Aim.NONE);
    }
  }

  private void nothing(Client client, int count, String why) {
    table.row(
        client.name(), count, why, "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", Aim.NONE);
  }

  private static String judge(int count, int ok, Millis lag, Running running) {
    double heap = running.said("heapEach").map(Double::valueOf).getOrElse(Double.NaN);
    return Aim.all(
        Aim.atLeast(count, "ok").judge(ok),
        "median " + MEDIAN.judge(lag.median()),
        "p99 " + P99.judge(lag.p99()),
        "heap " + HEAP.judge(heap));
  }

  /** More than before; the carriers of virtual threads count. */
  private static long serverThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static String text(Option<Long> number) {
    return number.map(String::valueOf).getOrElse("-");
  }
}
