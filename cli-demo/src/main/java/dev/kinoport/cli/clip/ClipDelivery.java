package dev.kinoport.cli.clip;

import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings kept clips to the places that their orders name. To bring one again changes nothing. What
 * was ordered from another state folder has no place here, and stays where it is kept.
 */
public final class ClipDelivery {
  private final Supplier<Option<String>> identity;
  private final Function<StoredClip, Either<String, Path>> files;
  private final Set<Path> reserved = ConcurrentHashMap.newKeySet();

  private ClipDelivery(
      Supplier<Option<String>> identity, Function<StoredClip, Either<String, Path>> files) {
    this.identity = identity;
    this.files = files;
  }

  /**
   * Of what was ordered from a state folder.
   *
   * @param identity what tells it from any other, once it has one
   * @param home where its clips are kept
   */
  public static ClipDelivery from(Supplier<Option<String>> identity, ClipHome home) {
    return new ClipDelivery(identity, home::local);
  }

  /** Of what is ordered and ends in this process. */
  public static ClipDelivery forNow() {
    return new ClipDelivery(() -> Option.some(Destination.NOWHERE), ClipHome::file);
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
            destination ->
                files.apply(clip).flatMap(file -> bring(destination, file)).map(Option::some));
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
    return ClipHome.file(clip)
        .toOption()
        .map(file ->
            Destination.of(order).flatMap(known -> known.output().holding(file)).getOrElse(file));
  }

  /**
   * Brings a clip to its place, or leaves it where it is kept if it has none here.
   *
   * @return where it lies; left: why it is not where it should be. Whoever has the place is still
   *     alive and will deliver; the clip is safe meanwhile
   */
  public Either<String, Path> bring(Order order, StoredClip clip) {
    return said(
        clip,
        deliver(order, clip).flatMap(place -> place.fold(() -> files.apply(clip), Either::right)));
  }

  /** Brings a clip to a place, whatever its order says. */
  public Either<String, Path> bring(Destination destination, StoredClip clip) {
    return said(clip, files.apply(clip).flatMap(file -> bring(destination, file)));
  }

  private static Either<String, Path> said(StoredClip clip, Either<String, Path> brought) {
    return brought.mapLeft(fault ->
        fault.contains("kept as") ? fault : fault + "; the clip is kept as " + clip.location());
  }
}
