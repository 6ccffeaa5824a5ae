package dev.kinoport.cli.doctor;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.text.State;
import dev.kinoport.cli.text.UnfetchedClip;
import dev.kinoport.cli.text.WholeSeconds;
import dev.kinoport.engine.departure.SentRequest;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Accepted;
import dev.kinoport.generation.GenerationState.Delivering;
import dev.kinoport.generation.GenerationState.InDoubt;
import dev.kinoport.generation.Order;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the providers' own records say of what is open. Only asks what costs nothing, and writes
 * nothing down.
 */
final class ProviderRecords {
  private final ProviderSessions providers;
  private final Map<GenerationId, GenerationState> open = new LinkedHashMap<>();
  private final Set<Handle> held = new HashSet<>();
  private final List<Ailment> ailments = new ArrayList<>();
  private int asked;

  ProviderRecords(ProviderSessions providers) {
    this.providers = providers;
  }

  /** One that the journal knows. */
  void add(GenerationState state) {
    state.atProvider().forEach(held::add);
    if (state instanceof Accepted || state instanceof InDoubt) {
      open.put(state.order().id(), state);
    }
  }

  /** How many generations were asked for. */
  int asked() {
    return asked;
  }

  /** Asks, and says where the answers are not as the journal has it. */
  List<Ailment> ailments() {
    ProviderSessions.byProvider(open.values().stream().map(GenerationState::order).toList())
        .forEach(this::ask);
    return List.copyOf(ailments);
  }

  private void ask(ProviderAddress address, List<Order> orders) {
    Either<CommandFailure, ProviderSession> opened =
        providers.open(address, Option.none(), (id, notice) -> {});
    opened.swap().forEach(why -> orders.forEach(order -> notAsked(order, why.message())));
    for (ProviderSession session : opened) {
      try (session) {
        orders.forEach(order -> ask(session, order));
      }
    }
  }

  private void ask(ProviderSession session, Order order) {
    for (Provider provider : session.kinoport().providers()) {
      if (provider.name().equals(order.provider())) {
        switch (open.get(order.id())) {
          case Accepted accepted -> status(provider, accepted);
          case InDoubt doubt -> search(session, provider, doubt);
          case null, default -> {}
        }
      }
    }
  }

  private void status(Provider provider, Accepted state) {
    asked++;
    provider
        .video()
        .status(state.handle())
        .peek(status -> compare(state, status))
        .peekLeft(failure -> unanswered(state, failure));
  }

  private void compare(Accepted state, ProviderStatus status) {
    if (status instanceof ProviderStatus.Completed && !(state instanceof Delivering)) {
      found(
          "done_at_provider",
          state.order(),
          "%s is done with it, and the journal has it as %s since %s"
              .formatted(name(state.order()), phase(state), WholeSeconds.of(state.since())),
          UnfetchedClip.lever(state.order().id()));
    }
  }

  private void unanswered(Accepted state, ProviderFailure failure) {
    Order order = state.order();
    String request = state.handle().requestId();
    if (failure instanceof ProviderFailure.NotFound) {
      found(
          "unknown_at_provider",
          order,
          "%s does not know its request %s: %s".formatted(name(order), request, failure.reason()),
          "kinoport resume %s asks for its result and says what is lost; kinoport adopt-clip %s FILE takes a clip that you have"
              .formatted(order.id(), order.id()));
    } else {
      found(
          "provider_unanswered",
          order,
          "%s says nothing of its request %s: %s".formatted(name(order), request, failure.reason()),
          "mend that, then kinoport doctor --ask-provider once more");
    }
  }

  private void search(ProviderSession session, Provider provider, InDoubt doubt) {
    Capabilities.Search search = provider.capabilities().search();
    boolean canTell =
        search.way() == Capabilities.Search.Way.LISTING
            || search.way() == Capabilities.Search.Way.OWN_TOKEN;
    boolean isTooLate =
        search.window().exists(span -> !session.time().now().isBefore(doubt.sentAt().plus(span)));
    if (!canTell || isTooLate) {
      cannotTell(
          doubt,
          canTell ? "its records do not reach back so far" : "it has no list of requests to ask");
      return;
    }
    SentRequest.of(doubt)
        .peek(sent -> search(provider, doubt, sent))
        .peekLeft(
            gone -> notAsked(doubt.order(), "an image that may have been sent " + gone.message()));
  }

  private void search(Provider provider, InDoubt doubt, Submission sent) {
    asked++;
    provider
        .video()
        .find(sent, doubt.sentAt())
        .peek(finding -> {
          switch (finding) {
            case Finding.Matches matches -> matched(doubt, matches);
            case Finding.Unsupported unsupported -> cannotTell(doubt, unsupported.reason());
          }
        })
        .peekLeft(failure ->
            found(
                "provider_unanswered",
                doubt.order(),
                "%s says nothing of its requests: %s"
                    .formatted(name(doubt.order()), failure.reason()),
                "mend that, then kinoport doctor --ask-provider once more"));
  }

  private void matched(InDoubt doubt, Finding.Matches matches) {
    Order order = doubt.order();
    List<String> free =
        matches.handles().stream()
            .filter(handle -> held.stream().noneMatch(handle::isSameRequest))
            .map(Handle::requestId)
            .toList();
    if (free.isEmpty()) {
      found(
          "not_in_records",
          order,
          name(order) + " has no request of this input that is nobody's",
          (matches.conclusive()
                  ? "kinoport resume %s goes on without it, once the records are old enough to be"
                      + " believed"
                  : "an absence there proves nothing; kinoport reconcile %s ends the doubt once you"
                      + " know")
              .formatted(order.id()));
    } else {
      found(
          "found_in_records",
          order,
          "%s has a request of exactly this input, and nobody's: %s"
              .formatted(name(order), String.join(", ", free)),
          "kinoport resume %s takes it up, and nothing is paid again".formatted(order.id()));
    }
  }

  private void cannotTell(InDoubt doubt, String why) {
    found(
        "provider_cannot_tell",
        doubt.order(),
        "%s cannot say whether it has it: %s".formatted(name(doubt.order()), why),
        "look for it in your account there; kinoport reconcile ends the doubt");
  }

  private void notAsked(Order order, String why) {
    found(
        "provider_not_asked",
        order,
        "%s was not asked: %s".formatted(name(order), why),
        "mend that, then kinoport doctor --ask-provider once more");
  }

  private static String name(Order order) {
    return order.provider().value();
  }

  private static String phase(GenerationState state) {
    return State.of(state).shown();
  }

  private void found(String kind, Order order, String what, String remedy) {
    ailments.add(new Ailment(kind, order.id().value(), what, remedy));
  }
}
