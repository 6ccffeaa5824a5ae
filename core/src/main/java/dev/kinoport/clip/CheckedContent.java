package dev.kinoport.clip;

import dev.kinoport.clip.StoredClip.Fingerprint;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are held against what they should be. The read that would bring the last of them fails
 * if any of them is another: whoever knows the length may not ask for the end. Used by one thread.
 */
final class CheckedContent extends FilterInputStream {
  private static final int CHUNK = 64 * 1024;

  private final Fingerprint kept;
  private final MessageDigest digest = Fingerprint.sha256Digest();
  private long come;
  private boolean isOver;
  private @Nullable Fingerprint other;

  CheckedContent(InputStream content, Fingerprint kept) {
    super(content);
    this.kept = kept;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = isOver ? -1 : in.read(into, offset, length);
    if (!isOver) {
      take(into, offset, count);
      if (count < 0 || come >= kept.bytes()) {
        finish();
      }
    }
    if (other != null) {
      throw new ChangedClipException(other, kept);
    }
    return count;
  }

  private void take(byte[] from, int offset, int count) {
    if (count > 0) {
      digest.update(from, offset, count);
      come += count;
    }
  }

  /** What is longer is read to its end, to say how long it is, and handed to nobody. */
  private void finish() throws IOException {
    byte[] rest = new byte[CHUNK];
    for (int count = in.read(rest); count >= 0; count = in.read(rest)) {
      take(rest, 0, count);
    }
    isOver = true;
    Fingerprint found = new Fingerprint(come, HexFormat.of().formatHex(digest.digest()));
    other = found.equals(kept) ? null : found;
  }

  /** Read, for what is not looked at is not known. */
  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(CHUNK, Math.max(0, count))];
    return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void mark(int limit) {}

  @Override
  public void reset() throws IOException {
    throw new IOException("what was read of a clip is not read again");
  }
}
