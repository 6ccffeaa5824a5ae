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
 * What decides the bytes is the key, so nothing tells a remembered clip from a rendered one. All
 * give way when memory is short.
 */
final class RenderedClips {
  private static final int MOST = 8;

  /** With the pictures in its keys, which may be large. */
  private static SoftReference<Map<ClipSpec, byte[]>> last = new SoftReference<>(lastFew());

  private RenderedClips() {}

  private static Map<ClipSpec, byte[]> lastFew() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<ClipSpec, byte[]> eldest) {
        return size() > MOST;
      }
    };
  }

  /** The clip of a spec. Nobody waits while another is rendered. */
  static byte[] of(ClipSpec spec, Supplier<byte[]> rendering) {
    byte[] known = known(spec);
    if (known != null) {
      return known;
    }
    byte[] bytes = rendering.get();
    remember(spec, bytes);
    return bytes;
  }

  private static synchronized byte @Nullable [] known(ClipSpec spec) {
    Map<ClipSpec, byte[]> clips = last.get();
    return clips == null ? null : clips.get(spec);
  }

  private static synchronized void remember(ClipSpec spec, byte[] bytes) {
    Map<ClipSpec, byte[]> known = last.get();
    Map<ClipSpec, byte[]> clips = known == null ? lastFew() : known;
    clips.put(spec, bytes);
    last = new SoftReference<>(clips);
  }
}
