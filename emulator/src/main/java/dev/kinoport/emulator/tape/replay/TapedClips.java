package dev.kinoport.emulator.tape.replay;

import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.fake.clip.StandInClip;
import dev.kinoport.file.PrivateFiles;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The files of a tape: whole ones that lie beside it, and others in their place. */
final class TapedClips {
  /** What is longer is stood in for by something shorter. */
  private static final long LONGEST = 256L * 1024 * 1024;

  private final Tape tape;

  TapedClips(Tape tape) {
    this.tape = tape;
  }

  /**
   * A file.
   *
   * @param length of all of it
   * @param bytes all of them, read as they are sent
   * @param isStandIn whether it is another than the shop's
   */
  record Content(long length, InputStream bytes, boolean isStandIn) implements Closeable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  /**
   * All of a file, of which the exchange holds all or a part. A tape and what lies beside it may be
   * a stranger's: a link leads to files that were never the shop's, so it is stood in for.
   *
   * @throws IOException if what lies there cannot be read
   */
  Content of(TapedExchange exchange) throws IOException {
    TapedBody.Bytes part = (TapedBody.Bytes) exchange.answer().body();
    TapedBody.Bytes whole =
        tape.exchanges().stream()
            .filter(it -> it.call().path().equals(exchange.call().path()))
            .filter(it -> it.answer().status() == 200 && it.call().method().equals("GET"))
            .filter(it -> it.answer().body() instanceof TapedBody.Bytes)
            .map(it -> (TapedBody.Bytes) it.answer().body())
            .findFirst()
            .orElse(part);
    for (Path file : kept(whole)) {
      FileChannel bytes = PrivateFiles.open(file, StandardOpenOption.READ);
      try {
        return new Content(bytes.size(), Channels.newInputStream(bytes), false);
      } catch (IOException e) {
        bytes.close();
        throw e;
      }
    }
    String range = exchange.answer().headers().getOrDefault("content-range", "");
    long length =
        range.matches("bytes [0-9]+-[0-9]+/[0-9]{1,18}")
            ? Long.parseLong(range.substring(range.indexOf('/') + 1))
            : whole.length();
    byte[] standIn = StandInClip.of(whole.sha256(), (int) Math.min(length, LONGEST));
    return new Content(standIn.length, new ByteArrayInputStream(standIn), true);
  }

  private Option<Path> kept(TapedBody.Bytes bytes) {
    return Option.of(bytes.sha256())
        .filter(name -> name.matches("[0-9a-f]{64}"))
        .map(tape.clips()::resolve)
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }
}
