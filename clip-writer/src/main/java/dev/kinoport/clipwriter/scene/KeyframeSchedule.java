package dev.kinoport.clipwriter.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of a clip in decoding order: each key picture, then those between it and the key
 * before, which are drawn from both.
 */
public final class KeyframeSchedule {
  /**
   * One picture.
   *
   * @param display place among the frames as they are shown, from 0
   * @param frameNumber number of keys decoded before it
   * @param before number of the key at or before it, from 0
   * @param isKey whether the picture is a key itself
   */
  public record Entry(int display, int frameNumber, int before, boolean isKey) {
    /** Whether it is the first that a viewer sees. */
    public boolean isFirst() {
      return display == 0;
    }
  }

  /**
   * Implicit weights are linear only as long as the order counts of two keys, two per frame, lie
   * less than 128 apart (clause 8.4.2.3.1).
   */
  private static final int MOST_FRAMES_APART = 63;

  private final int[] keys;

  private KeyframeSchedule(int[] keys) {
    this.keys = keys;
  }

  /** Keys every 2 s at most, and at least one between first and last to carry the caption. */
  public static KeyframeSchedule of(ClipLength length) {
    int last = length.frames() - 1;
    int apart = Math.min(2 * length.framesPerSecond(), MOST_FRAMES_APART);
    int gaps = Math.max((last + apart - 1) / apart, Math.min(last, 2));
    int[] keys = new int[gaps + 1];
    for (int key = 1; key <= gaps; key++) {
      keys[key] = key * last / gaps;
    }
    return new KeyframeSchedule(keys);
  }

  int keyCount() {
    return keys.length;
  }

  /** Frame that shows the key picture of that number. */
  public int frameOf(int key) {
    return keys[key];
  }

  /** Whether a key lies strictly inside the clip. */
  public boolean isInner(int key) {
    return key > 0 && key < keys.length - 1;
  }

  /** All pictures, in the order in which they lie in the file. */
  public List<Entry> decodingOrder() {
    List<Entry> order = new ArrayList<>();
    for (int key = 0; key < keys.length; key++) {
      order.add(new Entry(keys[key], key, key, true));
      for (int frame = key == 0 ? 1 : keys[key - 1] + 1; frame < keys[key]; frame++) {
        order.add(new Entry(frame, key + 1, key - 1, false));
      }
    }
    return List.copyOf(order);
  }
}
