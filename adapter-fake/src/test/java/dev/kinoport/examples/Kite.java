package dev.kinoport.examples;

import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;

/** The request that the examples make. */
final class Kite {
  static final RequestDraft DRAFT =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives and climbs again")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private Kite() {}
}
