package dev.kinoport.dbscheduler.claim;

import dev.kinoport.provider.ProviderName;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which wake-ups a worker claims: those of its providers, and those of which nobody knows yet whose
 * they are.
 *
 * @param providers who can be asked in this process
 */
public record Reach(Set<ProviderName> providers) {
  /** Stands in a row until somebody has found out who the generation was ordered from. */
  public static final String NOBODY_KNOWS = "";

  public Reach {
    providers = Set.copyOf(providers);
  }

  /** To be put behind a condition. A name is made of letters that need no quoting. */
  String condition() {
    return Stream.concat(
            Stream.of(NOBODY_KNOWS), providers.stream().sorted().map(ProviderName::value))
        .collect(Collectors.joining("', '", " AND provider IN ('", "')"));
  }
}
