package dev.kinoport.clipwriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinoport.clipwriter.scene.FrameSize;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second opinion on clips: the ffmpeg of this machine, where there is one. */
public final class Ffmpeg {
  private static final List<String> STRICT =
      List.of("-v", "error", "-xerror", "-err_detect", "explode", "-nostdin");

  private final Path folder;

  private Ffmpeg(Path folder) {
    this.folder = folder;
  }

  /**
   * Skips the test where there is no ffmpeg, but fails it where {@code CI} is set.
   *
   * @param folder for temporary files
   */
  public static Ffmpeg orSkip(Path folder) {
    boolean isInstalled =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "ffmpeg")));
    String reason = "SKIPPED: no ffmpeg on the PATH, so nobody else has decoded these clips";
    if (System.getenv("CI") != null) {
      assertThat(isInstalled).as(reason + "; CI must install it").isTrue();
    }
    assumeTrue(isInstalled, reason);
    return new Ffmpeg(folder);
  }

  /** Decodes all frames of a clip, and asserts that there is nothing to complain about. */
  public List<byte[]> lumaOfEachFrame(byte[] clip, FrameSize size) {
    Path file = write("clip.mp4", clip);
    byte[] all = run(List.of("-i", file.toString(), "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"));
    int lumaSize = size.width() * size.height();
    int frameSize = lumaSize * 3 / 2;
    assertThat(all.length % frameSize).isZero();
    List<byte[]> frames = new ArrayList<>();
    for (int at = 0; at < all.length; at += frameSize) {
      frames.add(Arrays.copyOfRange(all, at, at + lumaSize));
    }
    return frames;
  }

  /** Decodes many clips of whatever size, and asserts that there is nothing to complain about. */
  void decodeInSilence(List<byte[]> clips) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      arguments.addAll(List.of("-i", write("clip" + i + ".mp4", clips.get(i)).toString()));
    }
    for (int i = 0; i < clips.size(); i++) {
      arguments.addAll(List.of("-map", i + ":v", "-f", "null", "-"));
    }
    run(arguments);
  }

  private byte[] run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add("ffmpeg");
    command.addAll(STRICT);
    command.addAll(arguments);
    Path output = folder.resolve("output");
    Path messages = folder.resolve("messages");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(messages.toFile())
              .start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(Files.readString(messages, StandardCharsets.UTF_8)).isEmpty();
      assertThat(ended).as("ffmpeg ended in time").isTrue();
      assertThat(process.exitValue()).isZero();
      return Files.readAllBytes(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
