package dev.kinoport.cli.clip;

import dev.kinoport.clip.StoredClip;
import dev.kinoport.fault.IoReason;
import dev.kinoport.generation.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
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
            destination -> brought(destination, clip).map(Option::some));
  }

  /** Why a clip is not brought to the place that its order names; none if it is, or names none. */
  public Option<String> unplaced(Order order) {
    return Destination.of(order)
        .filter(known -> !known.state().isEmpty() && !identity.get().contains(known.state()))
        .map(known ->
            ("%s: its --out was %s, and is forgotten: the order is from another state folder, or"
                 + " the file 'identity' of this one was removed; the clip stays where it is kept")
                .formatted(order.id(), known.place()));
  }

  private Option<Destination> destination(Order order) {
    return Destination.of(order).filter(known -> identity.get().contains(known.state()));
  }

  private Either<String, Path> brought(Destination destination, StoredClip clip) {
    OutputFile output = destination.output();
    Option<Path> there = held(output, clip);
    if (there.isDefined() || reserved.contains(destination.place())) {
      return there.fold(() -> taken(output, clip), Either::right);
    }
    return Landing.claim(output.landing(), output.place())
        .flatMap(mine -> {
          try (mine) {
            // Somebody else may have brought it while this one looked.
            return held(output, clip).fold(() -> taken(output, clip), Either::right);
          }
        });
  }

  private Either<String, Path> taken(OutputFile output, StoredClip clip) {
    return files
        .apply(clip)
        .flatMap(kept -> output.take(kept, clip.fingerprint()))
        .mapLeft(fault -> remedied(fault, clip));
  }

  private static String remedied(String fault, StoredClip clip) {
    String remedy = KeptBytes.remedy(clip);
    return fault.contains("is not the clip") && !fault.contains(remedy)
        ? fault + "; " + remedy
        : fault;
  }

  /** It may lie there although it is lost where it was kept. */
  private Option<Path> held(OutputFile output, StoredClip clip) {
    return clip.fingerprint()
        .fold(() -> files.apply(clip).toOption().flatMap(output::holding), output::holding);
  }

  /** Where it is kept, if it is still what was kept. */
  private Either<String, Path> sound(StoredClip clip) {
    return files
        .apply(clip)
        .flatMap(file -> {
          try {
            KeptBytes.compare(file, clip.fingerprint());
            return Either.right(file);
          } catch (IOException e) {
            return Either.left(
                remedied("the clip is kept as %s: %s".formatted(file, IoReason.ofFile(e)), clip));
          }
        });
  }

  /** The clip of an order on this machine: in its place, or else where it is kept. */
  public static Option<Path> find(Order order, StoredClip clip) {
    Option<Path> kept = ClipHome.file(clip).toOption();
    return Destination.of(order)
        .map(Destination::output)
        .flatMap(
            output -> clip.fingerprint().fold(() -> kept.flatMap(output::holding), output::holding))
        .orElse(kept);
  }

  /**
   * Brings a clip to its place, or leaves it where it is kept if it has none here.
   *
   * @return where it lies; left: why it is not where it should be. Whoever has the place is still
   *     alive and will deliver; the clip is safe meanwhile
   */
  public Either<String, Path> bring(Order order, StoredClip clip) {
    return said(
        clip, deliver(order, clip).flatMap(place -> place.fold(() -> sound(clip), Either::right)));
  }

  /** Brings a clip to a place, whatever its order says. */
  public Either<String, Path> bring(Destination destination, StoredClip clip) {
    return said(clip, brought(destination, clip));
  }

  private static Either<String, Path> said(StoredClip clip, Either<String, Path> brought) {
    return brought.mapLeft(fault ->
        fault.contains("kept as") || fault.contains("is not the clip")
            ? fault
            : fault + "; the clip is kept as " + clip.location());
  }
}
