package dev.kinoport.simulation;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fake.AcceptedRequest;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Whoever is asked when nothing goes on by itself: reads the journal, looks at screens, decides.
 */
final class Person {
  private Person() {}

  /** Brings a clip home that may not be fetched, in one of the ways that there are. */
  static void help(
      Kinoport kinoport,
      Map<ProviderName, FakeProvider> providers,
      GenerationId id,
      RandomGenerator dice) {
    for (Trouble trouble : kinoport.trouble(id).getOrElse(Option.none())) {
      if (trouble.kind() == Trouble.Kind.CLIP_FORBIDDEN) {
        trouble.address().forEach(address -> fetch(kinoport, providers, id, address, dice));
      }
    }
  }

  private static void fetch(
      Kinoport kinoport,
      Map<ProviderName, FakeProvider> providers,
      GenerationId id,
      URI address,
      RandomGenerator dice) {
    switch (dice.nextInt(3)) {
      case 0 -> kinoport.trustClipHost(id, address.getHost());
      case 1 -> kinoport.adoptClip(id, address);
      default -> {
        bring(kinoport, providers, id, address);
        if (kinoport.find(id).exists(GenerationState.Downloading.class::isInstance)) {
          // there is nothing to bring: whoever looks for himself learns that too
          kinoport.trustClipHost(id, address.getHost());
        }
      }
    }
  }

  private static void bring(
      Kinoport kinoport, Map<ProviderName, FakeProvider> providers, GenerationId id, URI address) {
    RemoteClip clip =
        new RemoteClip(address, Option.none(), Option.none()).trusting(Set.of(address.getHost()));
    kinoport
        .find(id)
        .flatMap(state ->
            Option.<FakeProvider>of(providers.get(state.order().provider()))
                .toEither(() -> new Failure.NoSuchGeneration(id)))
        .forEach(provider ->
            provider
                .clipSource()
                .open(clip, 0)
                .forEach(stream -> kinoport.adoptClip(id, stream.body())));
  }

  /** Adopts a request that is the same and nobody else's, or gives the generation up. */
  static void decide(
      Kinoport kinoport, Map<ProviderName, FakeProvider> providers, GenerationId id) {
    kinoport
        .find(id)
        .peek(state -> {
          FakeProvider provider = providers.get(state.order().provider());
          if (state instanceof GenerationState.InDoubt && provider != null) {
            decide(kinoport, provider, id, state);
          }
        });
  }

  private static void decide(
      Kinoport kinoport, FakeProvider provider, GenerationId id, GenerationState doubt) {
    for (AcceptedRequest request : provider.accepted()) {
      if (request.requestHash().equals(doubt.order().document().digest())) {
        kinoport.adopt(
            id, Handle.of(provider.name(), request.requestId()), GenerationEvent.Via.PERSON);
      }
    }
    if (kinoport.find(id).exists(GenerationState.InDoubt.class::isInstance)) {
      kinoport.abandon(id, "the provider's screen shows no such request");
    }
  }
}
