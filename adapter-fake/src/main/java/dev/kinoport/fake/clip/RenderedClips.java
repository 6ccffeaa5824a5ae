package dev.kinoport.fake.clip;

import dev.kinoport.clipwriter.ClipSpec;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last clips that were rendered in this process, whichever fake asked for them: a suite of
 * tests orders the same clip at hundreds of fakes, and each costs half a second of a processor.
 * What decides the bytes is the key, so nothing tells a remembered clip from a rendered one. Gives
 * way when memory is short.
 */
final class RenderedClips {
  private static final int MOST = 8;
  private static final Map<ClipSpec, SoftReference<byte[]>> LAST =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClipSpec, SoftReference<byte[]>> eldest) {
          return size() > MOST;
        }
      };

  private RenderedClips() {}

  /** The clip of a spec. Nobody waits while another is rendered. */
  static byte[] of(ClipSpec spec, Supplier<byte[]> rendering) {
    byte[] known = known(spec);
    if (known != null) {
      return known;
    }
    byte[] bytes = rendering.get();
    synchronized (LAST) {
      LAST.put(spec, new SoftReference<>(bytes));
    }
    return bytes;
  }

  private static byte @Nullable [] known(ClipSpec spec) {
    synchronized (LAST) {
      SoftReference<byte[]> kept = LAST.get(spec);
      return kept == null ? null : kept.get();
    }
  }
}
