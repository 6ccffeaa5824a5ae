package dev.kinoport.cli;

import dev.kinoport.engine.GenerationListener;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds earlier purchases, and goes back to whom they were bought from. */
final class Purchases {
  private final Keeper keeper;
  private final Map<String, String> environment;
  private final Option<URI> emulator;

  Purchases(Keeper keeper, Map<String, String> environment) {
    this(keeper, environment, Option.none());
  }

  /**
   * @param emulator where the emulators are now that they were bought from, if that has changed
   */
  Purchases(Keeper keeper, Map<String, String> environment, Option<URI> emulator) {
    this.keeper = keeper;
    this.environment = environment;
    this.emulator = emulator;
  }

  /** Finds one; left: nothing is known of it. */
  Either<CommandFailure, Purchase> find(GenerationId id) {
    return keeper
        .state(id)
        .flatMap(state -> note(id).flatMap(found -> found.toEither(() -> unnoted(id))))
        .map(note -> new Purchase(id, note));
  }

  /** Finds several, all or none. */
  Either<CommandFailure, List<Purchase>> find(List<GenerationId> ids) {
    List<Purchase> found = new ArrayList<>();
    for (GenerationId id : ids) {
      Either<CommandFailure, Purchase> one = find(id).peek(found::add);
      if (one.isLeft()) {
        return one.map(List::of);
      }
    }
    return Either.right(found);
  }

  /**
   * All that have not ended or whose clip has not been delivered, oldest first.
   *
   * @param passedOver told of those that were not bought from here
   */
  Either<CommandFailure, List<Purchase>> open(Consumer<CommandFailure> passedOver) {
    return openIds()
        .map(ids ->
            ids.stream().flatMap(id -> find(id).peekLeft(passedOver).toJavaStream()).toList());
  }

  private Either<CommandFailure, List<GenerationId>> openIds() {
    return keeper
        .unfinished()
        .flatMap(unfinished -> {
          try {
            List<GenerationId> all = new ArrayList<>(unfinished);
            for (GenerationId id : keeper.folder().notes().open()) {
              // A note without a generation was never admitted.
              if (!all.contains(id) && keeper.folder().isThere() && keeper.state(id).isRight()) {
                all.add(id);
              }
            }
            return Either.right(all);
          } catch (IOException e) {
            return Either.left(unreadable(e));
          }
        });
  }

  /** What was bought for money must not be looked for at an emulator, nor the other way round. */
  private static Either<String, List<String>> moved(List<String> words, URI emulator) {
    int option = words.indexOf(WireOptions.EMULATOR);
    if (option < 0) {
      return Either.left("this was not bought from an emulator, but from " + words);
    }
    List<String> moved = new ArrayList<>(words);
    moved.set(option + 1, emulator.toString());
    return Either.right(moved);
  }

  /** How many of these may be with their provider at once, if that is limited. */
  static Option<Integer> inFlight(List<Purchase> group) {
    return Option.ofOptional(
        group.stream()
            .flatMap(purchase -> purchase.note().inFlight().toJavaStream())
            .max(Comparator.naturalOrder()));
  }

  /** The purchases by the words that lead to their provider. */
  static Map<List<String>, List<Purchase>> byProvider(List<Purchase> purchases) {
    Map<List<String>, List<Purchase>> groups = new LinkedHashMap<>();
    for (Purchase purchase : purchases) {
      groups.computeIfAbsent(purchase.note().backend(), words -> new ArrayList<>()).add(purchase);
    }
    return groups;
  }

  /** Opens the provider that these words lead to. */
  Either<CommandFailure, Session> open(
      List<String> words, Option<Integer> inFlight, GenerationListener listener) {
    Map<String, String> named = new HashMap<>(environment);
    // What was bought from an emulator says so itself, and what was not must not go to one.
    named.remove(FalSession.EMULATOR);
    return emulator
        .fold(() -> Either.<String, List<String>>right(words), url -> moved(words, url))
        .flatMap(BackendOptions::of)
        .peek(options -> inFlight.forEach(options::atMost))
        .flatMap(options ->
            Backends.open(
                options, named, new Vault(keeper.journal(), keeper.folder().clips()), listener))
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault));
  }

  /** Removes the worlds of the fake that these were bought in, unless something is open there. */
  void discardWorlds(List<Purchase> bought) {
    discard(worlds(bought.stream().map(Purchase::note).toList()));
  }

  /** Removes worlds of the fake, unless something is open there. */
  void discard(Set<Path> worlds) {
    try {
      Set<Path> unused = new HashSet<>(worlds);
      if (!unused.isEmpty()) {
        unused.removeAll(worlds(openNotes()));
      }
      unused.forEach(keeper.folder().worlds()::discard);
    } catch (IOException e) {
      // Nobody knows what is open there: they stay.
    }
  }

  private static Set<Path> worlds(List<DeliveryNote> notes) {
    return notes.stream()
        .map(DeliveryNote::backend)
        .distinct()
        .flatMap(words -> BackendOptions.of(words).toJavaStream())
        .flatMap(options -> options.fake().world().toJavaStream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<DeliveryNote> openNotes() throws IOException {
    List<DeliveryNote> open = new ArrayList<>();
    for (GenerationId id : keeper.folder().notes().open()) {
      keeper.folder().notes().find(id).forEach(open::add);
    }
    return open;
  }

  private Either<CommandFailure, Option<DeliveryNote>> note(GenerationId id) {
    try {
      return Either.right(keeper.folder().notes().find(id));
    } catch (IOException e) {
      return Either.left(unreadable(e));
    }
  }

  private static CommandFailure unreadable(IOException e) {
    return CommandFailure.refused(
        FailureKind.JOURNAL_UNAVAILABLE, "a delivery note cannot be read: " + Landing.words(e));
  }

  private CommandFailure unnoted(GenerationId id) {
    return CommandFailure.refused(
        FailureKind.NO_SUCH_GENERATION,
        "%s was not bought from here: %s holds no note of where"
            .formatted(id, Quoted.of(keeper.folder().folder().toString())));
  }
}
