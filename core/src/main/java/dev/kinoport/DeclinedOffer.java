package dev.kinoport;

import dev.kinoport.input.Violation;
import dev.kinoport.provider.ProviderName;
import java.util.List;

/**
 * A provider that has the model, and does not take the request.
 *
 * @param provider who
 * @param violations why not, at least one
 */
public record DeclinedOffer(ProviderName provider, List<Violation> violations) {
  public DeclinedOffer {
    violations = List.copyOf(violations);
  }
}
