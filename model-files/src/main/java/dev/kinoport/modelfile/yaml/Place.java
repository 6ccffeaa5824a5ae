package dev.kinoport.modelfile.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands. Its text is made when somebody is told of it, and cut: names may be long
 * and values many, and together they would be far more than the file.
 */
final class Place {
  static final Place ROOT = new Place(null, "", false);

  private static final int LONGEST = 200;

  private final @Nullable Place outer;
  private final String step;
  private final boolean isName;

  private Place(@Nullable Place outer, String step, boolean isName) {
    this.outer = outer;
    this.step = step;
    this.isName = isName;
  }

  /** A field of the mapping here. */
  Place field(String name) {
    return new Place(this, name, true);
  }

  /** An item of the list here, from 0 on. */
  Place item(int index) {
    return new Place(this, "[" + index + "]", false);
  }

  /** Such as {@code models[0].inputs}; empty for the root. */
  String text() {
    StringBuilder text = new StringBuilder();
    addTo(text);
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST) + "...";
  }

  private void addTo(StringBuilder text) {
    if (outer != null) {
      outer.addTo(text);
    }
    if (text.length() <= LONGEST) {
      text.append(isName && !text.isEmpty() ? "." : "");
      text.append(step, 0, Math.min(step.length(), LONGEST + 1));
    }
  }
}
