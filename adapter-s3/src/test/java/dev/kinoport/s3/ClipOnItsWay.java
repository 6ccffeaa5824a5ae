package dev.kinoport.s3;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.ClipStoreContract.Journey;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Bytes of a clip, sent as a journey says; counts how often somebody asked. */
final class ClipOnItsWay implements ClipSource {
  static final RemoteClip REMOTE =
      new RemoteClip(URI.create("https://clips.test/1.mp4"), Option.none(), Option.none());

  private static final byte[] KITE = made();

  private final AtomicInteger opened = new AtomicInteger();
  private final byte[] whole;
  private final Journey journey;

  ClipOnItsWay(byte[] whole, Journey journey) {
    this.whole = whole;
    this.journey = journey;
  }

  /** What the fake makes of a kite: a real MP4 of some kilobytes. */
  static byte[] kite() {
    return KITE.clone();
  }

  /** The same, with free space behind it, so that it has this length. */
  static byte[] kite(int length) {
    byte[] padded = Arrays.copyOf(KITE, length);
    ByteBuffer box = ByteBuffer.wrap(padded, KITE.length, length - KITE.length);
    box.putInt(length - KITE.length).putInt(0x66726565);
    return padded;
  }

  private static byte[] made() {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();
    RequestDraft draft =
        RequestDraft.of("hailuo-02-standard")
            .prompt("a kite")
            .resolution("512P")
            .firstFrame(ImageSource.url("https://images.test/kite.png"));
    try (Kinoport kinoport = Kinoport.builder().provider(fake.provider()).time(time).build()) {
      Generated made = kinoport.generateOrThrow(draft, Terms.standard());
      try (InputStream content = fake.provider().clips().open(made.clip()).get()) {
        return content.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int opened() {
    return opened.get();
  }

  @Override
  public Either<ClipFailure, ClipStream> open(RemoteClip clip, long offset) {
    int time = opened.incrementAndGet();
    return switch (journey) {
      case WHOLE -> sent(from(offset), offset, true);
      case BREAKING_OFF -> sent(time <= 2 ? breakingOff(offset) : from(offset), offset, true);
      case TRUNCATED -> time == 1 ? cut() : sent(from(0), 0, false);
      case DAMAGED -> cut();
      case GONE -> Either.left(new ClipFailure.Gone("404"));
    };
  }

  private Either<ClipFailure, ClipStream> sent(InputStream body, long offset, boolean announced) {
    return Either.right(new ClipStream(body, offset, Option.when(announced, (long) whole.length)));
  }

  private Either<ClipFailure, ClipStream> cut() {
    return sent(new ByteArrayInputStream(whole, 0, whole.length - 100), 0, false);
  }

  private InputStream from(long offset) {
    return new ByteArrayInputStream(whole, (int) offset, whole.length - (int) offset);
  }

  private InputStream breakingOff(long offset) {
    InputStream half = new ByteArrayInputStream(whole, (int) offset, 1_000);
    return new SequenceInputStream(
        half,
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        });
  }
}
