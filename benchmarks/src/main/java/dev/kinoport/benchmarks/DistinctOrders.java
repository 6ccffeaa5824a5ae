package dev.kinoport.benchmarks;

import dev.kinoport.BatchItem;
import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Submission;
import dev.kinoport.request.Checked;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The requests that all benchmarks make: no two the same. */
final class DistinctOrders {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();

  private DistinctOrders() {}

  static RequestDraft draft(int number) {
    return RequestDraft.of("hailuo-2.3-standard")
        .prompt("a red kite over the dunes, take " + number)
        .firstFrame(ImageSource.url("https://images.example.com/" + number + ".png"));
  }

  /** Starts so many, all or none. */
  static Either<Failure, List<GenerationId>> startAll(Kinoport kinoport, int count) {
    return kinoport
        .planAll(IntStream.range(0, count).mapToObj(DistinctOrders::draft).toList())
        .map(plans -> plans.stream().map(plan -> new BatchItem(plan, Terms.standard())).toList())
        .flatMap(kinoport::startAll);
  }

  /** The same request, ready for a loop that talks to the provider by itself. */
  static Submission submission(int number) {
    return new Submission("loop-" + number, checked(number).document(), Map.of(), Option.none());
  }

  /** The same request, ready for a journal. */
  static Checked checked(int number) {
    return RequestChecker.check(CATALOGUE, draft(number))
        .toEither()
        .getOrElseThrow(faults -> new IllegalStateException(faults.toString()));
  }
}
