package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.Plane;

/** The yardstick for clips: every frame drawn in full, as a video editor would. */
public final class RenderedScene {
  private final Scene scene;
  private final Plane first;

  public RenderedScene(Scene scene) {
    this.scene = scene;
    first = scene.first().luma();
  }

  /** Luma of a frame, in whole macroblocks. */
  public byte[] luma(int frame) {
    int after = 1;
    while (scene.schedule().frameOf(after) < frame) {
      after++;
    }
    int start = scene.schedule().frameOf(after - 1);
    int end = scene.schedule().frameOf(after);
    byte[] earlier = luma(frame, after - 1);
    byte[] later = luma(frame, after);
    byte[] mixed = new byte[earlier.length];
    for (int i = 0; i < mixed.length; i++) {
      int sum = (earlier[i] & 0xFF) * (end - frame) + (later[i] & 0xFF) * (frame - start);
      mixed[i] = (byte) ((sum + (end - start) / 2) / (end - start));
    }
    return mixed;
  }

  /** What the frame would show if it were all drawn as the key is. */
  private byte[] luma(int frame, int key) {
    int lastKey = scene.schedule().keyCount() - 1;
    boolean showsLast = key == lastKey && scene.last().isPresent();
    Plane source = showsLast ? scene.last().orElseThrow().luma() : first;
    int scale = scene.zoom().scaleAt(frame);
    int at = showsLast ? scene.zoom().scaleAt(scene.schedule().frameOf(key)) : 1 << 16;
    Plane drawn = zoomed(source, (int) (((long) scale << 16) / at));
    if (scene.schedule().isInner(key)) {
      scene
          .caption()
          .draw(
              new Picture(
                  drawn,
                  Plane.empty(drawn.width() / 2, drawn.height() / 2),
                  Plane.empty(drawn.width() / 2, drawn.height() / 2)));
    }
    return drawn.samples();
  }

  private Plane zoomed(Plane source, int scale) {
    long focusX = (long) scene.zoom().focusX() << 16;
    long focusY = (long) scene.zoom().focusY() << 16;
    return PlaneScaler.scale(
        source,
        Taps.zoom(source.width(), source.width(), focusX, scale),
        Taps.zoom(source.height(), source.height(), focusY, scale));
  }
}
