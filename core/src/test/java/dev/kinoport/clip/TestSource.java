package dev.kinoport.clip;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** Answers as it was told, once each, and remembers from where it was asked. */
final class TestSource implements ClipSource {
  private final Deque<LongFunction<Either<ClipFailure, ClipStream>>> answers = new ArrayDeque<>();
  private final List<Long> offsets = new ArrayList<>();

  TestSource then(LongFunction<Either<ClipFailure, ClipStream>> answer) {
    answers.add(answer);
    return this;
  }

  /** Sends all from the offset on. */
  TestSource sending(byte[] content) {
    return then(offset ->
        sends(
            new ByteArrayInputStream(
                content, (int) offset, Math.max(0, content.length - (int) offset)),
            offset,
            Option.of((long) content.length)));
  }

  /** Sends up to a byte, and then the connection breaks. */
  TestSource breakingAt(byte[] content, int end) {
    return then(offset ->
        sends(
            new SequenceInputStream(
                new ByteArrayInputStream(content, (int) offset, end - (int) offset),
                new BrokenStream()),
            offset,
            Option.of((long) content.length)));
  }

  static Either<ClipFailure, ClipStream> sends(InputStream body, long offset, Option<Long> length) {
    return Either.right(new ClipStream(body, offset, length));
  }

  /** From where it was asked, in order. */
  List<Long> offsets() {
    return List.copyOf(offsets);
  }

  @Override
  public Either<ClipFailure, ClipStream> open(RemoteClip clip, long offset) {
    offsets.add(offset);
    LongFunction<Either<ClipFailure, ClipStream>> answer = answers.poll();
    return answer == null
        ? Either.left(new ClipFailure.Gone("nothing more to send"))
        : answer.apply(offset);
  }

  private static final class BrokenStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw new IOException("connection reset");
    }
  }
}
