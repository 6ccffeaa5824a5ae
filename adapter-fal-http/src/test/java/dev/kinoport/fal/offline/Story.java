package dev.kinoport.fal.offline;

import static dev.kinoport.fal.offline.OfflineWorld.KITE;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.Supplier;

/** What a service does with a generation. */
enum Story {
  /** Starts it and waits for its end. */
  AWAITED {
    @Override
    Either<Failure, Generated> play(Supplier<Kinoport> process, VirtualTime time) {
      Kinoport kinoport = process.get();
      return kinoport.await(begun(kinoport, Terms.standard()), LIMIT);
    }
  },

  /** Starts it, and soon wants it stopped. */
  CANCELLED {
    @Override
    Either<Failure, Generated> play(Supplier<Kinoport> process, VirtualTime time) {
      Kinoport kinoport = process.get();
      GenerationId id = begun(kinoport, Terms.standard());
      kinoport.await(id, SOON);
      var asked = kinoport.cancel(id);
      return asked.flatMap(state -> kinoport.await(id, LIMIT));
    }
  },

  /** Wants it to begin sooner than it does. */
  IN_A_HURRY {
    @Override
    Either<Failure, Generated> play(Supplier<Kinoport> process, VirtualTime time) {
      Kinoport kinoport = process.get();
      return kinoport.await(begun(kinoport, Terms.standard().timeToStart(SOON)), LIMIT);
    }
  },

  /** Starts it, dies, and comes back when the provider has forgotten it. */
  BACK_THE_NEXT_DAY {
    @Override
    Either<Failure, Generated> play(Supplier<Kinoport> process, VirtualTime time) {
      GenerationId id;
      try (Kinoport first = process.get()) {
        id = begun(first, Terms.standard());
        first.await(id, SOON);
      }
      time.advance(Duration.ofDays(1));
      Kinoport second = process.get();
      return second.resume().flatMap(ids -> second.await(id, LIMIT));
    }
  };

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofDays(3);

  /**
   * Plays it.
   *
   * @param process begins a process, always on the same journal
   */
  abstract Either<Failure, Generated> play(Supplier<Kinoport> process, VirtualTime time);

  private static GenerationId begun(Kinoport kinoport, Terms terms) {
    return kinoport.start(KITE, terms).get();
  }
}
