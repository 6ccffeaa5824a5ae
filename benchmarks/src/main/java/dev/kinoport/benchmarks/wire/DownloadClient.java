package dev.kinoport.benchmarks.wire;

import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Fetches one file several times, as a program of its own. */
public final class DownloadClient {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private static final int CHUNK = 64 * 1024;

  private DownloadClient() {}

  /** The program. */
  public static void main(String[] arguments) throws IOException {
    ClientOptions options = new ClientOptions(arguments);
    URI file = URI.create(options.text("--file", ""));
    Path folder = Path.of(options.text("--folder", "."));
    try (Fal fal = Fal.open(FalConfig.emulator(options.server()).clips(folder))) {
      for (int round = 0; round < options.number("--rounds", 1); round++) {
        say("copied", copied(fal, file, folder.resolve("copy")));
        say("kept", kept(fal, file, folder, "clip-" + round));
      }
    }
    say("heapPeak", heapPeak() / 1e6);
  }

  private static void say(String what, double number) {
    OUT.println(String.format(Locale.ROOT, "{\"%s\":%.3f}", what, number));
  }

  /** Seconds for the bytes alone. */
  private static double copied(Fal fal, URI file, Path copy) throws IOException {
    long begin = System.nanoTime();
    ClipStream stream =
        fal.clipSource()
            .open(clip(file), 0)
            .getOrElseThrow(failure -> new IOException(failure.reason()));
    byte[] chunk = new byte[CHUNK];
    try (InputStream body = stream.body();
        OutputStream out = Files.newOutputStream(copy)) {
      for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
        out.write(chunk, 0, count);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Files.delete(copy);
    return seconds;
  }

  /** Seconds until it is checked, on the disk, in its place and known by its digest. */
  private static double kept(Fal fal, URI file, Path folder, String name) throws IOException {
    long begin = System.nanoTime();
    fal.provider()
        .clips()
        .keep(name, clip(file))
        .getOrElseThrow(failure -> new IOException(failure.reason()));
    double seconds = (System.nanoTime() - begin) / 1e9;
    Files.delete(folder.resolve(name + ".mp4"));
    return seconds;
  }

  private static RemoteClip clip(URI file) {
    return new RemoteClip(file, Option.none(), Option.none());
  }

  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
