package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.ImageSize;

/** How the frame size of a clip is found. */
public sealed interface Framing {
  /**
   * A resolution class: the short side is given, the long one follows from the first image.
   *
   * @param px length of the short side, even, {@value FrameSize#MIN_EDGE} to {@value
   *     FrameSize#MAX_SHORT_SIDE}, such as 768 for 768P
   */
  record ShortSide(int px) implements Framing {
    /**
     * Guards trusted code.
     *
     * @throws IllegalArgumentException if the side is odd or out of range
     */
    public ShortSide {
      if (px < FrameSize.MIN_EDGE || px > FrameSize.MAX_SHORT_SIDE || px % 2 != 0) {
        throw new IllegalArgumentException("no such short side: " + px + " px");
      }
    }
  }

  /**
   * A given size; images are cropped to its ratio.
   *
   * @param size the frame size
   */
  record Exactly(FrameSize size) implements Framing {}

  /** Returns the frame size for a first image of a size. */
  default FrameSize sizeFor(ImageSize image) {
    return switch (this) {
      case ShortSide side -> FrameSize.of(side.px(), image.width(), image.height());
      case Exactly exactly -> exactly.size();
    };
  }
}
