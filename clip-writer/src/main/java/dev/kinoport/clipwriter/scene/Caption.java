package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.Plane;
import java.util.List;

/**
 * The box in the lower left corner that says what the clip is. It covers whole macroblocks, so that
 * they can stand still while the picture around them moves.
 */
public final class Caption {
  private static final String HEADLINE = "FAKE CLIP - no model ran";
  private static final String CUT = "...";
  private static final int PX_PER_DOT = 320;
  private static final int MARGIN_DOTS = 4;
  private static final int LINE_DOTS = 10;
  private static final byte PAPER = 28;
  private static final byte INK = (byte) 225;
  private static final byte NO_COLOUR = (byte) 128;

  private final int dot;
  private final int columns;
  private final int firstRow;
  private final int textTop;
  private final List<String> lines;

  private Caption(int dot, int columns, int firstRow, int textTop, List<String> lines) {
    this.dot = dot;
    this.columns = columns;
    this.firstRow = firstRow;
    this.textTop = textTop;
    this.lines = lines;
  }

  /** Sets a caption into frames of a size: two lines, over two thirds of the width at most. */
  public static Caption of(FrameSize size, String text) {
    int shortSide = Math.min(size.width(), size.height());
    int dot = Math.max(1, (shortSide + PX_PER_DOT / 2) / PX_PER_DOT);
    int margin = MARGIN_DOTS * dot;
    int advance = DotFont.ADVANCE * dot;
    int longest = Math.max((size.width() * 2 / 3 - 2 * margin) / advance, 0);
    List<String> lines = List.of(cut(HEADLINE, longest), cut(text, longest));
    int letters = lines.stream().mapToInt(String::length).max().orElse(0);
    int textHeight = LINE_DOTS * dot + DotFont.HEIGHT * dot;
    int firstRow = (size.height() - textHeight - 2 * margin) / 16;
    if (firstRow < 1 || letters == 0) {
      return new Caption(dot, 0, size.macroblockRows(), 0, List.of());
    }
    int columns = (letters * advance + 2 * margin + 15) / 16;
    int textTop = (16 * firstRow + size.height() - textHeight) / 2;
    return new Caption(dot, columns, firstRow, textTop, lines);
  }

  /** Macroblock columns covered, from the left edge. */
  public int columns() {
    return columns;
  }

  /** The highest macroblock row covered; all below are too. */
  public int firstRow() {
    return firstRow;
  }

  /** Whether it lies over a macroblock. */
  public boolean covers(int column, int row) {
    return column < columns && row >= firstRow;
  }

  void draw(Picture picture) {
    fill(picture.luma(), 16 * columns, 16 * firstRow, PAPER);
    fill(picture.blue(), 8 * columns, 8 * firstRow, NO_COLOUR);
    fill(picture.red(), 8 * columns, 8 * firstRow, NO_COLOUR);
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line);
      for (int i = 0; i < text.length(); i++) {
        int x = (MARGIN_DOTS + i * DotFont.ADVANCE) * dot;
        draw(picture.luma(), text.charAt(i), x, textTop + line * LINE_DOTS * dot);
      }
    }
  }

  private void draw(Plane plane, char character, int left, int top) {
    for (int y = 0; y < DotFont.HEIGHT * dot; y++) {
      for (int x = 0; x < (DotFont.ADVANCE - 1) * dot; x++) {
        if (DotFont.hasDot(character, x / dot, y / dot)) {
          plane.samples()[(top + y) * plane.width() + left + x] = INK;
        }
      }
    }
  }

  private static void fill(Plane plane, int width, int top, byte level) {
    for (int y = top; y < plane.height(); y++) {
      for (int x = 0; x < width; x++) {
        plane.samples()[y * plane.width() + x] = level;
      }
    }
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return longest < CUT.length()
        ? text.substring(0, longest)
        : text.substring(0, longest - CUT.length()) + CUT;
  }
}
