package dev.kinoport.cli;

import java.util.Locale;

/** How fast the fake provider's time passes. */
enum Pace {
  /** As at a real provider: minutes. */
  REAL,
  /** Everything is seen, and over in two seconds. */
  FAST,
  /** The minutes of a real provider, on a clock that jumps. */
  INSTANT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
