package dev.kinoport.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clipwriter.ClipException;
import dev.kinoport.clipwriter.ClipSpec;
import dev.kinoport.clipwriter.ClipWriter;
import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.Framing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Rendering the fake's clip, from the encoded image to the finished MP4, against FFmpeg's fastest
 * encoder on frames that lie ready made on the disk. CPU time; the machine's other load does not
 * count.
 */
final class ClipRendering {
  private static final int WARM_UPS = 15;
  private static final int ROUNDS = 7;
  private static final int PHOTO_WIDTH = 1024;
  private static final int PHOTO_HEIGHT = 576;

  private ClipRendering() {}

  static Table table() throws IOException, InterruptedException {
    Table table =
        new Table("Rendering a clip", "clip", "how", "CPU s", "wall s", "bytes", "CPU of FFmpeg's");
    if (!ShellCommands.has("ffmpeg")) {
      return table.row("-", "ffmpeg is not installed", "-", "-", "-", "-");
    }
    compare(table, "6 s, 768P", spec(6, 768));
    compare(table, "10 s, 512P", spec(10, 512));
    return table;
  }

  private static void compare(Table table, String name, ClipSpec spec)
      throws IOException, InterruptedException {
    byte[] clip = render(spec);
    Path folder = Files.createTempDirectory("clip");
    Path file = Files.write(folder.resolve("clip.mp4"), clip);
    Path encoded = folder.resolve("encoded.mp4");
    Path frames = folder.resolve("frames.yuv");
    ShellCommands.run("ffmpeg -y -i %s %s".formatted(file, frames));
    String encode =
        "ffmpeg -y -f rawvideo -pix_fmt yuv420p -s %s -r 24 -i %s -c:v libx264 -preset ultrafast %s"
            .formatted(sizeOf(file), frames, encoded);
    ShellCommands.Spent writer = writing(spec);
    ShellCommands.Spent encoder = best(ShellCommands.run(encode), ShellCommands.run(encode));
    for (int round = 2; round < ROUNDS; round++) {
      encoder = best(encoder, ShellCommands.run(encode));
    }
    table.row(
        name,
        "written, image in to MP4 out, warm",
        writer.cpuSeconds(),
        writer.wallSeconds(),
        clip.length,
        writer.cpuSeconds() / encoder.cpuSeconds());
    table.row(
        name,
        "ffmpeg -preset ultrafast, frames ready",
        encoder.cpuSeconds(),
        encoder.wallSeconds(),
        Files.size(encoded),
        1.0);
    for (Path each : List.of(file, encoded, frames, folder)) {
      Files.delete(each);
    }
  }

  private static ShellCommands.Spent writing(ClipSpec spec) {
    for (int i = 0; i < WARM_UPS; i++) {
      check(render(spec).length > 0);
    }
    ShellCommands.Spent best = once(spec);
    for (int round = 1; round < ROUNDS; round++) {
      best = best(best, once(spec));
    }
    return best;
  }

  private static ShellCommands.Spent once(ClipSpec spec) {
    long cpu = cpuNanos();
    long wall = System.nanoTime();
    check(render(spec).length > 0);
    return new ShellCommands.Spent((cpuNanos() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
  }

  private static ShellCommands.Spent best(ShellCommands.Spent left, ShellCommands.Spent right) {
    return left.cpuSeconds() <= right.cpuSeconds() ? left : right;
  }

  /** Of the whole process: the garbage collector and the compiler count too. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static byte[] render(ClipSpec spec) {
    try {
      return ClipWriter.write(spec);
    } catch (ClipException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ClipSpec spec(int seconds, int shortSide) throws IOException {
    return new ClipSpec(
        photo(1),
        Optional.of(photo(2)),
        "benchmark",
        ClipLength.ofSeconds(seconds),
        new Framing.ShortSide(shortSide),
        1);
  }

  /** Shapes of all sizes down to the pixel, as in a photograph, as a JPEG. */
  private static EncodedImage photo(int seed) throws IOException {
    BufferedImage image = new BufferedImage(PHOTO_WIDTH, PHOTO_HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < PHOTO_HEIGHT; y++) {
      for (int x = 0; x < PHOTO_WIDTH; x++) {
        double light = 0;
        for (int octave = 0; octave < 8; octave++) {
          light += smoothNoise(seed + octave, x >> octave, y >> octave) * (1 << octave);
        }
        int grey = (int) Math.clamp(light / 2, 0, 255);
        image.setRGB(x, y, grey << 16 | ((255 - grey) / 2) << 8 | (y * 200 / PHOTO_HEIGHT));
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    check(ImageIO.write(image, "jpeg", file));
    return EncodedImage.of(file.toByteArray());
  }

  private static double smoothNoise(int seed, int x, int y) {
    long mixed = seed * 0x9E3779B97F4A7C15L + x * 0xC2B2AE3D27D4EB4FL + y * 0x165667B19E3779F9L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    return (mixed >>> 40) / (double) (1 << 23);
  }

  private static String sizeOf(Path clip) {
    return Mp4File.facts(clip)
        .map(facts -> facts.widthPx() + "x" + facts.heightPx())
        .getOrElseThrow(failure -> new IllegalStateException(failure.reason()));
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("the benchmark did not do what it measures");
    }
  }
}
