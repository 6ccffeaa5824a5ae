package dev.kinoport.chaos;

import dev.kinoport.provider.ProviderName;
import java.util.List;
import java.util.Set;

/**
 * One worker to come.
 *
 * @param life how it comes to its end
 * @param providers whom it can ask; at least one
 */
record WorkerPlan(WorkerLife life, Set<ProviderName> providers) {
  static final ProviderName FIRST = ProviderName.of("first");
  static final ProviderName SECOND = ProviderName.of("second");

  /** What workers may have: one of the two, or both. Any two of these lack no provider. */
  static final List<Set<ProviderName>> KINDS =
      List.of(Set.of(FIRST), Set.of(SECOND), Set.of(FIRST, SECOND));

  WorkerPlan {
    providers = Set.copyOf(providers);
  }
}
