package dev.kinoport.benchmarks;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Submission;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.util.Map;

/** The requests that all benchmarks make: no two the same. */
final class Wishes {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();

  private Wishes() {}

  static RequestDraft draft(int number) {
    return RequestDraft.of("hailuo-2.3-standard")
        .prompt("a red kite over the dunes, take " + number)
        .firstFrame(ImageSource.url("https://images.example.com/" + number + ".png"));
  }

  /** The same request, ready for a loop that talks to the backend by itself. */
  static Submission submission(int number) {
    return RequestChecker.check(CATALOGUE, draft(number))
        .toEither()
        .map(request -> new Submission("loop-" + number, request, Map.of(), Option.none()))
        .getOrElseThrow(faults -> new IllegalStateException(faults.toString()));
  }
}
