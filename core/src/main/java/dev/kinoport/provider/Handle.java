package dev.kinoport.provider;

import java.util.Map;

/**
 * A provider's name for an accepted generation. Opaque: only the adapter that made it reads it. Can
 * be stored and used from another process.
 *
 * @param provider whose name for it this is
 * @param requestId unique at that provider, never blank
 * @param links addresses that the provider gave for it, by purpose; may be empty
 */
public record Handle(ProviderName provider, String requestId, Map<String, String> links) {
  /**
   * @throws IllegalArgumentException if the request id is blank
   */
  public Handle {
    if (requestId.isBlank()) {
      throw new IllegalArgumentException("blank request id");
    }
    links = Map.copyOf(links);
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

  /** Whether both name the same request of the same provider. */
  public boolean isSameRequest(Handle other) {
    return provider.equals(other.provider) && requestId.equals(other.requestId);
  }
}
