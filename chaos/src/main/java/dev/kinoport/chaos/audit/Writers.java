package dev.kinoport.chaos.audit;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.ProviderName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By which workers something was to be written of which generation. Used by one thread. */
public final class Writers {
  private final Map<GenerationId, Set<Set<ProviderName>>> known = new HashMap<>();

  /**
   * A worker is about to write something.
   *
   * @param providers whom it really can ask, whatever it takes itself for
   */
  public void add(GenerationId id, Set<ProviderName> providers) {
    known.computeIfAbsent(id, key -> new HashSet<>()).add(providers);
  }

  /** Those who could ask none of these providers, by what they have; should be none. */
  List<Set<ProviderName>> without(Set<ProviderName> sellers, GenerationId id) {
    return known.getOrDefault(id, Set.of()).stream()
        .filter(providers -> providers.stream().noneMatch(sellers::contains))
        .toList();
  }
}
