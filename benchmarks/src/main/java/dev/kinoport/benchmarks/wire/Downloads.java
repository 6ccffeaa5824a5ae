package dev.kinoport.benchmarks.wire;

import dev.kinoport.benchmarks.ShellCommands;
import dev.kinoport.benchmarks.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A clip of 1 GiB, fetched in a heap of 64 MB, beside curl. curl alone writes what comes; with sync
 * and sha256sum behind it, it does what a store does.
 */
final class Downloads {
  private static final int ROUNDS = 3;

  private Downloads() {}

  static Table table(OneServer server) throws IOException, InterruptedException {
    Table table =
        new Table("Downloading 1 GiB", "how", "least s", "MB/s", "curl / it", "peak heap, MB");
    if (!Client.isInstalled("curl")) {
      return table.row("-", "curl is not installed", "-", "-", "-");
    }
    Path folder = Files.createTempDirectory("download");
    try (BigClip clip = BigClip.in(folder, server.clip())) {
      URI file = URI.create(clip.address());
      double curl = Double.MAX_VALUE;
      double stored = Double.MAX_VALUE;
      double copied = Double.MAX_VALUE;
      double kept = Double.MAX_VALUE;
      String heap = "-";
      Path out = folder.resolve("curl.mp4");
      String fetch = "curl -s -o %s %s".formatted(out, file);
      for (int round = 0; round < ROUNDS; round++) {
        curl = Math.min(curl, ShellCommands.run(fetch).wallSeconds());
        Files.delete(out);
        String store = fetch + " && sync %s && sha256sum %s".formatted(out, out);
        stored = Math.min(stored, ShellCommands.run("(" + store + ")").wallSeconds());
        Files.delete(out);
        try (Running ours = Running.start(client(file, folder), server)) {
          ours.awaitEnd(Duration.ofSeconds(60));
          copied = Math.min(copied, number(ours, "copied"));
          kept = Math.min(kept, number(ours, "kept"));
          heap = ours.said("heapPeak").getOrElse("-");
        }
      }
      row(table, "curl", curl, curl, "-");
      row(table, "adapter, bytes to a file", copied, curl, heap);
      row(table, "curl, sync, sha256sum", stored, stored, "-");
      row(table, "adapter, checked, synced, digested, moved", kept, stored, heap);
      return table;
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path each : files.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(folder);
    }
  }

  private static Client client(URI file, Path folder) {
    return Client.program("download", DownloadClient.class, "-Xmx64m")
        .with("--file", file.toString(), "--folder", folder.toString(), "--rounds", "2");
  }

  private static double number(Running running, String field) {
    return running.said(field).map(Double::valueOf).getOrElse(Double.NaN);
  }

  private static void row(Table table, String how, double seconds, double curl, String heap) {
    table.row(how, seconds, BigClip.BYTES / 1e6 / seconds, curl / seconds, heap);
  }
}
