package dev.kinoport.http.webhook;

import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Option;

/** What a message tells that certainly came from the shop. */
public interface SignedEvent {
  /** The request, to be asked about or adopted. */
  Handle handle();

  /** Ours, if the address carried it. */
  Option<String> generationId();

  /** The clip, if the message holds one and went to an address that we gave out for it. */
  Option<ProviderResult> result();
}
