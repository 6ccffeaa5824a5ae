package dev.kinoport.simulation;

import dev.kinoport.Kinoport;
import dev.kinoport.backend.Handle;
import dev.kinoport.fake.AcceptedRequest;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;

/** Whoever is asked when the provider's records cannot be: looks at its screen and says. */
final class Person {
  private Person() {}

  /** Adopts a request that is the same and nobody else's, or gives the generation up. */
  static void decide(Kinoport kinoport, FakeProvider provider, GenerationId id) {
    kinoport
        .find(id)
        .peek(state -> {
          if (state instanceof GenerationState.InDoubt) {
            decide(kinoport, provider, id, state);
          }
        });
  }

  private static void decide(
      Kinoport kinoport, FakeProvider provider, GenerationId id, GenerationState doubt) {
    for (AcceptedRequest request : provider.accepted()) {
      if (request.requestHash().equals(doubt.order().request().hash())) {
        var unused = kinoport.adopt(id, Handle.of(request.requestId()), GenerationEvent.Via.PERSON);
      }
    }
    var unused = kinoport.abandon(id, "the provider's screen shows no such request");
  }
}
