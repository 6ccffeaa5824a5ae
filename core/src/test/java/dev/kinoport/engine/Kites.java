package dev.kinoport.engine;

import dev.kinoport.BatchItem;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.request.RequestDraft;
import java.util.List;
import java.util.stream.Stream;

/** Clips of a kite, ordered by the dozen. */
final class Kites {
  private Kites() {}

  static List<GenerationId> start(Kinoport kinoport, int count) {
    RequestDraft draft =
        RequestDraft.of(TestOffers.ALIAS)
            .prompt("a kite")
            .firstFrame(ImageSource.url("https://images.test/kite.png"));
    Plan plan = kinoport.plan(draft).get();
    return kinoport
        .startAll(
            Stream.generate(() -> new BatchItem(plan, Terms.standard())).limit(count).toList())
        .get();
  }
}
