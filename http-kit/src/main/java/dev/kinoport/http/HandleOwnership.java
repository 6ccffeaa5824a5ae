package dev.kinoport.http;

import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;

/** Another provider may use the same id for another request, so nobody asks for those of others. */
public final class HandleOwnership {
  private HandleOwnership() {}

  /** The handle, if it is the provider's own; left: whose it is. */
  public static Either<ProviderFailure, Handle> of(ProviderName name, Handle handle) {
    return handle.provider().equals(name)
        ? Either.right(handle)
        : Either.left(
            new ProviderFailure.BadInput(
                "request %s belongs to %s and not to %s"
                    .formatted(handle.requestId(), handle.provider(), name)));
  }
}
