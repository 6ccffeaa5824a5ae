package dev.kinoport.cli;

import java.util.Locale;

/** Who makes the clip. */
enum BackendName {
  /** The provider in this process's memory: real clips, no money. */
  FAKE,
  /** fal.ai. */
  FAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
