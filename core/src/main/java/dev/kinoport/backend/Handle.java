package dev.kinoport.backend;

import java.util.Map;

/**
 * The provider's name for an accepted generation. Opaque: only the adapter that made it reads it.
 * Can be stored and used from another process.
 *
 * @param requestId unique at the provider, never blank
 * @param links addresses that the provider gave for it, by purpose; may be empty
 */
public record Handle(String requestId, Map<String, String> links) {
  /**
   * @throws IllegalArgumentException if the request id is blank
   */
  public Handle {
    if (requestId.isBlank()) {
      throw new IllegalArgumentException("blank request id");
    }
    links = Map.copyOf(links);
  }

  /** A handle without links. */
  public static Handle of(String requestId) {
    return new Handle(requestId, Map.of());
  }
}
