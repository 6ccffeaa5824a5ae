package dev.kinoport.emulator.tape.replay;

import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.fake.clip.StandInClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
   * @param bytes all of it
   * @param isStandIn whether it is another than the shop's
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Content(byte[] bytes, boolean isStandIn) {}

  /** All of a file, of which the exchange holds all or a part. */
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
    Path file = tape.clips().resolve(whole.sha256());
    if (whole.sha256().matches("[0-9a-f]{64}") && Files.isRegularFile(file)) {
      return new Content(Files.readAllBytes(file), false);
    }
    String range = exchange.answer().headers().getOrDefault("content-range", "");
    long length =
        range.matches("bytes [0-9]+-[0-9]+/[0-9]{1,18}")
            ? Long.parseLong(range.substring(range.indexOf('/') + 1))
            : whole.length();
    return new Content(StandInClip.of(whole.sha256(), (int) Math.min(length, LONGEST)), true);
  }
}
