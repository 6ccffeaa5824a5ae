package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.Plane;

/**
 * The camera of a clip: a slow, even zoom into a point near the middle. Scales are in 1/65536.
 *
 * @param gain how much the scale grows from the first frame to the last
 * @param focusX column in px that stays in place
 * @param focusY row in px that stays in place
 * @param lastFrame number of the last frame
 */
public record Zoom(int gain, int focusX, int focusY, int lastFrame) {
  private static final int ONE = 1 << 16;
  private static final int LARGEST_GAIN = ONE * 3 / 10;
  private static final int QUARTERS = 4;

  /** Takes speed and focus from a seed: 12 to 20 permille a second, the middle third. */
  public static Zoom of(FrameSize size, ClipLength length, long seed) {
    long dice = mix(seed);
    long permille = 12 + Long.remainderUnsigned(dice, 9);
    long gain = ONE * permille * length.frames() / (1000L * length.framesPerSecond());
    return new Zoom(
        (int) Math.min(gain, LARGEST_GAIN),
        middleThird(size.width(), dice >>> 16),
        middleThird(size.height(), dice >>> 32),
        length.frames() - 1);
  }

  /** Scale of a frame; the first is at 1. */
  int scaleAt(int frame) {
    return lastFrame == 0 ? ONE : ONE + (int) ((long) gain * frame / lastFrame);
  }

  /** Column in a key picture that a frame shows at column {@code x}, relative to it. */
  public int vectorX(int x, int frame, int key) {
    return vector(x - focusX, scaleAt(frame), scaleAt(key));
  }

  /** Row in a key picture that a frame shows at row {@code y}, relative to it. */
  public int vectorY(int y, int frame, int key) {
    return vector(y - focusY, scaleAt(frame), scaleAt(key));
  }

  /** How the untouched picture looks at a frame. */
  Picture apply(Picture untouched, int frame) {
    int scale = scaleAt(frame);
    return new Picture(
        apply(untouched.luma(), scale, 0),
        apply(untouched.blue(), scale, 1),
        apply(untouched.red(), scale, 1));
  }

  private Plane apply(Plane plane, int scale, int halvings) {
    long x = (long) focusX << (16 - halvings);
    long y = (long) focusY << (16 - halvings);
    Taps across = Taps.zoom(plane.width(), plane.width(), x, scale);
    Taps down = Taps.zoom(plane.height(), plane.height(), y, scale);
    return PlaneScaler.scale(plane, across, down);
  }

  private static int vector(int distance, int frameScale, int keyScale) {
    long twice = 2L * QUARTERS * distance * (keyScale - frameScale);
    return (int) Math.floorDiv(twice + frameScale, 2L * frameScale);
  }

  private static int middleThird(int edge, long dice) {
    return edge / 3 + (int) (((dice & 0xFFFF) * edge / 3) >> 16);
  }

  /** Spreads the seed over all bits (the finalizer of SplitMix64). */
  private static long mix(long seed) {
    long mixed = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
