package dev.kinoport.benchmarks.shops;

import dev.kinoport.benchmarks.Table;
import dev.kinoport.benchmarks.wire.Client;
import dev.kinoport.benchmarks.wire.Millis;
import dev.kinoport.benchmarks.wire.Running;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a clip costs at each shop, beside the shop's own client, and what it costs to wait at all of
 * them at once. No aim was ever set for these rows.
 */
public final class ShopTables {
  /** What can be printed on its own. */
  public static final List<String> NAMES = List.of("shops.clips", "shops.waiting");

  private static final int CLIPS = 6;
  private static final int WARM_UPS = 2;
  private static final int WAITING = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration WATCHED = Duration.ofSeconds(60);

  private ShopTables() {}

  /** Prints every table as soon as it is there. */
  public static void printAll(PrintStream out) {
    NAMES.forEach(name -> print(name, out));
  }

  /** Prints one table. */
  public static void print(String name, PrintStream out) {
    switch (name) {
      case "shops.clips" -> clips().print(out);
      case "shops.waiting" -> waiting().print(out);
      default -> throw new IllegalArgumentException("no such table: " + name);
    }
  }

  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(
        Locale.ROOT, "load %.1f on %d cores", load, Runtime.getRuntime().availableProcessors());
  }

  private static Table clips() {
    Table table =
        new Table(
            "%d clips at once behind %d that warm up, jobs of 5 to 6 s: requests, and COMPLETED to clip in hand (no aim; %s)"
                .formatted(CLIPS, WARM_UPS, load()),
            "shop",
            "client",
            "clips",
            "requests each",
            "median, ms",
            "max, ms");
    try (SystemTime time = new SystemTime();
        ShopServer server =
            new ShopServer(time, request -> ofFiveSeconds(request.prompt().getOrElse("")))) {
      for (Shop shop : Shop.values()) {
        clips(table, server, shop, kinoport(shop));
        clips(table, server, shop, shop.peer());
      }
    }
    return table;
  }

  private static Client kinoport(Shop shop) {
    return Client.program("Kinoport", ShopClient.class).with("--shop", shop.word());
  }

  /** Over at any moment between two looks of those who ask every so often. */
  private static Life ofFiveSeconds(String prompt) {
    return Life.lasting(
        Duration.ZERO, Duration.ofMillis(5_000 + 100 * Math.floorMod(prompt.hashCode(), 10)));
  }

  private static void clips(Table table, ShopServer server, Shop shop, Client client) {
    if (client.missing().isDefined()) {
      table.row(shop.word(), client.name(), client.missing().getOrElse(""), "-", "-", "-");
      return;
    }
    String word = shop.word() + " " + client.name();
    int before = server.requests();
    try (Running running =
        Running.start(
            client.with(
                "--jobs",
                String.valueOf(CLIPS),
                "--prompt",
                word,
                "--warm-ups",
                String.valueOf(WARM_UPS)),
            server.address())) {
      running.awaitEnd(PATIENCE);
      List<BoughtClip> bought =
          running.lines().stream()
              .flatMap(line -> BoughtClip.read(line).toJavaStream())
              .filter(BoughtClip::isOk)
              .toList();
      Millis lag = new Millis(bought.stream().flatMap(clip -> lag(server, clip)).toList());
      table.row(
          shop.word(),
          client.name(),
          bought.size(),
          (double) (server.requests() - before) / (CLIPS + WARM_UPS),
          lag.median(),
          lag.max());
    }
  }

  private static Stream<Double> lag(ShopServer server, BoughtClip clip) {
    return server
        .completedAt(clip.prompt())
        .map(done -> Duration.between(done, clip.returnedAt()).toNanos() / 1e6)
        .toJavaStream();
  }

  private static Table waiting() {
    Table table =
        new Table(
            "%,d generations waiting in one process (no aim; %s)".formatted(WAITING, load()),
            "at",
            "heap each, bytes",
            "threads",
            "sockets",
            "resident, MB",
            "requests a minute");
    waiting(table, Shop.values());
    for (Shop shop : Shop.values()) {
      waiting(table, shop);
    }
    return table;
  }

  private static void waiting(Table table, Shop... shops) {
    String named = Arrays.stream(shops).map(Shop::name).collect(Collectors.joining(","));
    VirtualTime time = VirtualTime.create();
    Script forYears = Script.always(Life.lasting(Duration.ZERO, Duration.ofDays(10_000)));
    try (ShopServer server = new ShopServer(time, forYears)) {
      Client client =
          Client.program("Kinoport", WaitingClient.class)
              .with("--shops", named)
              .with("--jobs", String.valueOf(WAITING / shops.length))
              .with("--prompt", "waiting");
      try (Running running = Running.start(client, server.address())) {
        // MiniMax takes so many a minute of the server's clock.
        int all = WAITING + shops.length;
        Running.waitUntil(
            () -> {
              time.advance(Duration.ofMinutes(1));
              return server.accepted() >= all;
            },
            PATIENCE);
        Running.waitUntil(() -> running.said("heapEach").isDefined(), PATIENCE);
        int before = server.requests();
        LockSupport.parkNanos(WATCHED.toNanos());
        table.row(
            named.toLowerCase(Locale.ROOT).replace(",", ", "),
            running.said("heapEach").getOrElse("-"),
            words(running.threads()),
            words(running.sockets()),
            words(running.residentMegabytes()),
            server.requests() - before);
      }
    }
  }

  private static String words(Option<Long> count) {
    return count.map(String::valueOf).getOrElse("-");
  }
}
