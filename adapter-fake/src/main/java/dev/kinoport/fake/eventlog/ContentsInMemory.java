package dev.kinoport.fake.eventlog;

import dev.kinoport.fake.bound.NoPlace;
import dev.kinoport.media.Origin;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** In memory, each content once: an image of it is of the very array. */
final class ContentsInMemory implements Contents {
  private final Map<String, Kept> keptByDigest = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();
  private final long most;

  /** One content, and where its images find it. */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  private record Kept(byte[] bytes, Origin origin) {
    static Kept of(byte[] bytes) {
      return new Kept(bytes, Origin.Memory.sharing(bytes));
    }
  }

  ContentsInMemory(long most) {
    this.most = most;
  }

  @Override
  public void keep(String sha256, byte[] bytes) {
    if (keptByDigest.putIfAbsent(sha256, Kept.of(bytes)) == null) {
      kept.addAndGet(bytes.length);
    }
  }

  @Override
  public boolean has(String sha256) {
    return keptByDigest.containsKey(sha256);
  }

  @Override
  public Option<NoPlace> noPlaceFor(long bytes) {
    long taken = kept.get();
    if (bytes <= Math.max(0, most - taken)) {
      return Option.none();
    }
    return Option.some(
        bytes > most
            ? new NoPlace(
                String.format(
                    Locale.ROOT, "it keeps %,d bytes of files, and these are %,d", most, bytes),
                true)
            : new NoPlace(
                String.format(
                    Locale.ROOT,
                    "it keeps %,d bytes of files, has %,d until it is reset, and these are %,d",
                    most,
                    taken,
                    bytes),
                false));
  }

  @Override
  public Option<byte[]> of(String sha256) {
    return Option.<Kept>of(keptByDigest.get(sha256)).map(Kept::bytes);
  }

  @Override
  public Origin origin(String sha256) {
    return Option.<Kept>of(keptByDigest.get(sha256))
        .map(Kept::origin)
        .getOrElseThrow(() -> new IllegalArgumentException("no bytes are kept of " + sha256));
  }

  @Override
  public void clear() {
    keptByDigest.clear();
    kept.set(0);
  }
}
