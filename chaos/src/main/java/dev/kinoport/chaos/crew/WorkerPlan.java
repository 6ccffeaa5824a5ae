package dev.kinoport.chaos.crew;

import dev.kinoport.provider.ProviderName;
import java.util.Set;

/**
 * One worker to come.
 *
 * @param life how it comes to its end
 * @param providers whom it can ask; at least one
 */
public record WorkerPlan(WorkerLife life, Set<ProviderName> providers) {
  public WorkerPlan {
    providers = Set.copyOf(providers);
  }
}
