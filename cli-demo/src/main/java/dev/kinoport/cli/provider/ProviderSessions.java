package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.FakeWorlds;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes back to the providers that earlier orders were placed with. */
public final class ProviderSessions {
  private final StateFolder state;
  private final Journal journal;
  private final Map<String, String> environment;
  private final Option<URI> emulator;

  public ProviderSessions(Keeper keeper, Map<String, String> environment) {
    this(keeper, environment, Option.none());
  }

  /**
   * @param emulator where emulators are now, if that has changed
   */
  public ProviderSessions(Keeper keeper, Map<String, String> environment, Option<URI> emulator) {
    this.state = keeper.folder();
    this.journal = keeper.journal();
    this.environment = environment;
    this.emulator = emulator;
  }

  /** The orders by the way to their provider. */
  public static Map<ProviderAddress, List<Order>> byProvider(Collection<Order> orders) {
    Map<ProviderAddress, List<Order>> groups = new LinkedHashMap<>();
    for (Order order : orders) {
      groups.computeIfAbsent(ProviderAddress.of(order), at -> new ArrayList<>()).add(order);
    }
    return groups;
  }

  /** Why nothing leads from here to where something was ordered, if so. */
  public Option<CommandFailure> obstacle(Order order) {
    return options(ProviderAddress.of(order)).fold(Option::some, found -> Option.none());
  }

  private Either<CommandFailure, BackendOptions> options(ProviderAddress address) {
    return address
        .options(emulator, state.worlds())
        .mapLeft(fault -> CommandFailure.refused(FailureKind.ELSEWHERE, fault));
  }

  /**
   * Opens where something is about to be bought.
   *
   * @param forNow where clips arrive if all ends with this process; none: it is kept
   * @param workers who does the steps, if not the session itself
   * @param listener told of everything that happens there
   */
  public Either<CommandFailure, ProviderSession> open(
      BackendOptions backend,
      Option<Path> forNow,
      Option<Scheduler.Factory> workers,
      GenerationListener listener) {
    if (forNow.isEmpty() && backend.backend() == BackendName.FAKE) {
      backend.fake().keptIn(state.worlds().anew());
    }
    Vault vault = forNow.fold(this::kept, Vault::forNow).with(workers);
    return Option.when(forNow.isEmpty(), state)
        .flatMap(StateFolder::withoutClips)
        .fold(() -> Backends.open(backend, environment, vault, listener), Either::left);
  }

  /**
   * Opens where something was ordered.
   *
   * @param inFlight how many may be with it at once, if that is limited
   * @param listener told of everything that happens there
   */
  public Either<CommandFailure, ProviderSession> open(
      ProviderAddress address, Option<Integer> inFlight, GenerationListener listener) {
    Map<String, String> leading = address.environment(environment, emulator);
    return options(address)
        .peek(options -> inFlight.forEach(options::atMost))
        .flatMap(options -> Backends.open(options, leading, kept(), listener))
        .flatMap(session -> isThere(address, session));
  }

  private Vault kept() {
    return new Vault(journal, state.clips(), state.delivery());
  }

  /** Another world may have come to the address of one that is gone. */
  private static Either<CommandFailure, ProviderSession> isThere(
      ProviderAddress address, ProviderSession session) {
    if (session.providers().contains(address.provider())) {
      return Either.right(session);
    }
    session.close();
    return Either.left(
        CommandFailure.refused(
            FailureKind.ELSEWHERE,
            "it was ordered from %s, which is not there: what answers at %s is %s; --emulator URL, or the environment, says where it is now"
                .formatted(
                    address.provider(),
                    session.host().getOrElse("its address"),
                    session.provider())));
  }

  private boolean isClosed(ProviderName provider) {
    return !state.isThere()
        || journal.unfinished(Set.of(provider)).fold(fault -> false, List::isEmpty);
  }

  /** Removes a world of the fake, unless something is open there or nobody knows. */
  public void discardWorld(ProviderName provider) {
    FakeWorlds worlds = state.worlds();
    ProviderAddress.world(provider)
        .filter(name -> isClosed(provider))
        .forEach(name -> worlds.discard(worlds.of(name)));
  }
}
