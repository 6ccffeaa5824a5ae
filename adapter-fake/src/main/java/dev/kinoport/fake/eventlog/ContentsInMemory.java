package dev.kinoport.fake.eventlog;

import dev.kinoport.media.Origin;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** In memory. */
final class ContentsInMemory implements Contents {
  private final Map<String, byte[]> bytesByDigest = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();
  private final long most;

  ContentsInMemory(long most) {
    this.most = most;
  }

  @Override
  public void keep(String sha256, byte[] bytes) {
    if (bytesByDigest.putIfAbsent(sha256, bytes) == null) {
      kept.addAndGet(bytes.length);
    }
  }

  @Override
  public boolean hasRoomFor(long bytes) {
    return bytes <= most - kept.get();
  }

  @Override
  public Option<byte[]> of(String sha256) {
    return Option.of(bytesByDigest.get(sha256));
  }

  @Override
  public Origin origin(String sha256) {
    return new Origin.Memory(
        of(sha256)
            .getOrElseThrow(() -> new IllegalArgumentException("no bytes are kept of " + sha256)));
  }

  @Override
  public void clear() {
    bytesByDigest.clear();
    kept.set(0);
  }
}
