package dev.kinoport.provider;

import io.vavr.control.Either;
import java.util.Map;
import java.util.Set;

/**
 * A provider's name for an accepted generation. Opaque: only the adapter that made it reads it. Can
 * be stored and used from another process.
 *
 * @param provider whose name for it this is
 * @param requestId unique at that provider, as {@link #isRequestId} demands
 * @param links addresses that the provider gave for it, by purpose; may be empty
 */
public record Handle(ProviderName provider, String requestId, Map<String, String> links) {
  private static final int LONGEST_ID = 1_000;
  private static final Set<String> STEPS = Set.of(".", "..");

  /**
   * @throws IllegalArgumentException if the request id is none
   */
  public Handle {
    if (!isRequestId(requestId)) {
      throw new IllegalArgumentException(
          STEPS.contains(requestId)
              ? "request id: must be no step of a path, is \"%s\"".formatted(requestId)
              : "request id: must be 1 to %,d characters and not blank, is %,d long"
                  .formatted(LONGEST_ID, requestId.length()));
    }
    links = Map.copyOf(links);
  }

  /**
   * Whether a text can be a provider's name for a request: not blank, 1,000 characters at most, and
   * neither one dot nor two, of which an address makes another one. It is written down, sent and
   * shown again and again, so an answer with any other has none.
   */
  public static boolean isRequestId(String text) {
    return !text.isBlank() && text.length() <= LONGEST_ID && !STEPS.contains(text);
  }

  /** Without the links. */
  @Override
  public String toString() {
    return provider + ":" + requestId;
  }

  /** A handle without links. */
  public static Handle of(ProviderName provider, String requestId) {
    return new Handle(provider, requestId, Map.of());
  }

  /**
   * This handle, if it is that provider's own: another may use the same id for another request, so
   * nobody asks for those of others.
   *
   * @return left: whose it is
   */
  public Either<ProviderFailure, Handle> ownedBy(ProviderName name) {
    return provider.equals(name)
        ? Either.right(this)
        : Either.left(
            new ProviderFailure.BadInput(
                "request %s belongs to %s and not to %s".formatted(requestId, provider, name)));
  }

  /** Whether both name the same request of the same provider. */
  public boolean isSameRequest(Handle other) {
    return provider.equals(other.provider) && requestId.equals(other.requestId);
  }
}
