package dev.kinoport.spring.webhook;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A generation that a provider's message is about.
 *
 * @param kinoport the engine
 * @param id of the generation
 */
public record ToldGeneration(Kinoport kinoport, GenerationId id) {
  /** The generation of an id that an address carried. */
  public static ToldGeneration of(Kinoport kinoport, String id) {
    return new ToldGeneration(kinoport, new GenerationId(id));
  }

  /** Where it stands, as far as that can be read. */
  public Either<Failure, GenerationState> state() {
    return kinoport.find(id);
  }

  /**
   * Takes down which request it is, and what came of it, and has it looked after.
   *
   * @param result if the message brought it
   */
  public WebhookEndpoint.Answer told(Handle handle, Option<ProviderResult> result) {
    Either<Failure, GenerationState> kept =
        kinoport
            .adopt(id, handle, GenerationEvent.Via.WEBHOOK)
            .flatMap(adopted ->
                result
                    .map(end -> kinoport.finished(id, handle, end))
                    .getOrElse(() -> Either.right(adopted)));
    boolean hasMovedOn = kept.exists(state -> !state.order().provider().equals(handle.provider()));
    // Of a shop that the order has left behind: it changes nothing, however often it comes.
    return hasMovedOn ? WebhookEndpoint.Answer.kept() : lookedAfter(kept);
  }

  /**
   * Has it looked after.
   *
   * @param kept where it stands, as far as that could be read
   */
  public WebhookEndpoint.Answer lookedAfter(Either<Failure, GenerationState> kept) {
    kinoport.wake(id);
    return isLost(kept) ? WebhookEndpoint.Answer.later() : WebhookEndpoint.Answer.kept();
  }

  private static boolean isLost(Either<Failure, GenerationState> kept) {
    return kept.fold(
        Failure.JournalUnavailable.class::isInstance, GenerationState.Unsent.class::isInstance);
  }
}
