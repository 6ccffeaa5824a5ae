package dev.kinoport.clipwriter.scene;

/**
 * How each sample along one axis of a scaled plane is mixed from neighbouring source samples. The
 * weights of a sample add up to {@link #ONE}. Positions and lengths are in 1/65536 sample.
 */
final class Taps {
  static final int WEIGHT_BITS = 14;
  static final int ONE = 1 << WEIGHT_BITS;

  private static final int HALF = 1 << 15;

  private final int source;
  private final int perSample;
  private final int[] first;
  private final int[] weights;

  private Taps(int source, int target, int perSample) {
    this.source = source;
    this.perSample = Math.min(perSample, source);
    first = new int[target];
    weights = new int[target * this.perSample];
  }

  /** Scales the span of {@code length} from {@code from} to {@code target} samples. */
  static Taps fit(int source, long from, long length, int target) {
    if (length > (long) target << 16) {
      return shrink(source, from, length, target);
    }
    Taps taps = new Taps(source, target, 2);
    for (int i = 0; i < target; i++) {
      taps.blend(i, from + (2 * i + 1) * length / (2L * target) - HALF);
    }
    return taps;
  }

  /** Enlarges around a focus, and keeps the number of samples. */
  static Taps zoom(int source, int target, long focus, int scale) {
    Taps taps = new Taps(source, target, 2);
    for (int i = 0; i < target; i++) {
      long distance = ((long) i << 16) + HALF - focus;
      taps.blend(i, focus + Math.floorDiv(distance << 16, scale) - HALF);
    }
    return taps;
  }

  int count() {
    return first.length;
  }

  int perSample() {
    return perSample;
  }

  /** First source sample that goes into a sample; the others follow it. */
  int first(int sample) {
    return first[sample];
  }

  int weight(int sample, int tap) {
    return weights[sample * perSample + tap];
  }

  /** Averages all source samples under each target sample. */
  private static Taps shrink(int source, long from, long length, int target) {
    Taps taps = new Taps(source, target, (int) ((length / target) >> 16) + 2);
    for (int i = 0; i < target; i++) {
      long start = from + i * length / target;
      long end = from + (i + 1) * length / target;
      taps.first[i] = Math.min((int) (start >> 16), source - taps.perSample);
      int open = ONE;
      for (int tap = taps.perSample - 1; tap > 0; tap--) {
        long left = (long) (taps.first[i] + tap) << 16;
        long overlap = Math.min(left + 65_536, end) - Math.max(left, start);
        int weight = (int) (Math.max(overlap, 0) * ONE / (end - start));
        taps.weights[i * taps.perSample + tap] = weight;
        open -= weight;
      }
      taps.weights[i * taps.perSample] = open;
    }
    return taps;
  }

  /** Mixes the two samples on both sides of a position. */
  private void blend(int sample, long position) {
    long inside = Math.clamp(position, 0, ((long) source - 1) << 16);
    int at = (int) Math.min(inside >> 16, source - perSample);
    int second = (int) (inside - ((long) at << 16)) >> (16 - WEIGHT_BITS);
    first[sample] = at;
    weights[sample * perSample] = ONE;
    if (perSample == 2) {
      weights[sample * 2] -= second;
      weights[sample * 2 + 1] = second;
    }
  }
}
