package dev.kinoport.chaos.worker;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Either;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Names the steps in the middle of a clip's bytes, and between those and the journal. */
final class FailPointClips implements ClipStore {
  private final ClipStore clips;
  private final FailPoints failPoints;

  FailPointClips(Path folder, ClipSource source, FailPoints failPoints) {
    this.clips = new FileClipStore(folder, new FailPointSource(source, failPoints));
    this.failPoints = failPoints;
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    Either<ClipFailure, StoredClip> kept = clips.keep(name, clip);
    failPoints.at("after clip");
    return kept;
  }

  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    return clips.adopt(name, content);
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return clips.open(clip);
  }

  private record FailPointSource(ClipSource source, FailPoints failPoints) implements ClipSource {
    @Override
    public Either<ClipFailure, ClipStream> open(RemoteClip clip, long offset) {
      return source
          .open(clip, offset)
          .map(stream ->
              new ClipStream(
                  new FailPointBytes(stream.body(), failPoints), stream.offset(), stream.length()));
    }
  }

  /** Comes in small pieces, and to its step once a few of them are written. */
  private static final class FailPointBytes extends FilterInputStream {
    private static final int PIECE = 512;

    private final FailPoints failPoints;
    private int pieces;

    FailPointBytes(InputStream body, FailPoints failPoints) {
      super(body);
      this.failPoints = failPoints;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (++pieces == 4) {
        failPoints.at("amid clip");
      }
      return super.read(target, offset, Math.min(length, PIECE));
    }
  }
}
