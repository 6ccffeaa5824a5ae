package dev.kinoport.cli.clip;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.Ended;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Brings kept clips to the places that their orders name. To bring one again changes nothing. What
 * was ordered from another state folder has no place here, and stays where it is kept.
 */
public final class ClipDelivery {
  private final Supplier<Option<String>> identity;
  private final Set<Path> reserved = ConcurrentHashMap.newKeySet();

  private ClipDelivery(Supplier<Option<String>> identity) {
    this.identity = identity;
  }

  /** Of what was ordered from a state folder. */
  public static ClipDelivery from(StateFolder state) {
    return new ClipDelivery(state::identity);
  }

  /** Of what is ordered and ends in this process. */
  public static ClipDelivery forNow() {
    return new ClipDelivery(() -> Option.some(Destination.NOWHERE));
  }

  /** This process has taken a place beforehand, and nobody else brings anything there. */
  public void reserve(Path place) {
    reserved.add(place.toAbsolutePath().normalize());
  }

  /**
   * Brings a clip to its place.
   *
   * @return the place; none: it has none here; left: why it stays where it is kept
   */
  Either<String, Option<Path>> deliver(Order order, StoredClip clip) {
    return destination(order)
        .fold(
            () -> Either.right(Option.none()),
            destination -> bring(destination, Path.of(clip.location())).map(Option::some));
  }

  private Option<Destination> destination(Order order) {
    return Destination.of(order).filter(known -> identity.get().contains(known.state()));
  }

  private Either<String, Path> bring(Destination destination, Path kept) {
    OutputFile output = destination.output();
    Option<Path> there = output.holding(kept);
    if (there.isDefined() || reserved.contains(destination.place())) {
      return there.fold(() -> output.take(kept), Either::right);
    }
    return Landing.claim(output.landing(), output.place())
        .flatMap(mine -> {
          try (mine) {
            // Somebody else may have brought it while this one looked.
            return output.holding(kept).fold(() -> output.take(kept), Either::right);
          }
        });
  }

  /** The clip of an order on this machine: in its place, or else where it is kept. */
  public static Option<Path> find(Order order, StoredClip clip) {
    Option<Path> kept =
        "file".equals(clip.location().getScheme())
            ? Option.some(Path.of(clip.location()))
            : Option.none();
    Option<Destination> destination = Destination.of(order);
    return kept.flatMap(at -> destination.flatMap(known -> known.output().holding(at)))
        .orElse(kept.filter(Files::exists))
        .orElse(destination.map(Destination::place).filter(Files::exists));
  }

  /** What came of an order, with its clip in its place if there is one. */
  public Ended end(Order order, Either<Failure, Generated> end) {
    return end.fold(
        failure -> Ended.failed(order.id(), CommandFailure.of(failure)),
        generated -> delivered(order, generated));
  }

  /** Whoever has the place is still alive and will deliver; the clip is safe meanwhile. */
  private Ended delivered(Order order, Generated generated) {
    StoredClip clip = generated.clip();
    return deliver(order, clip)
        .fold(
            fault ->
                Ended.failed(
                    order.id(),
                    CommandFailure.misplaced(
                        fault + "; the clip is kept as " + clip.location(),
                        generated.cost().amount())),
            place ->
                Ended.done(
                    generated,
                    FinishedClip.at(place.getOrElse(() -> Path.of(clip.location())), clip)));
  }
}
