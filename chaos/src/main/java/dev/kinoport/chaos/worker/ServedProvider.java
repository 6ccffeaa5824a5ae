package dev.kinoport.chaos.worker;

import dev.kinoport.provider.ProviderName;
import java.util.List;
import java.util.Set;

/**
 * Where a worker finds a provider.
 *
 * @param name under which it writes orders down
 * @param url base address
 */
public record ServedProvider(ProviderName name, String url) {
  public static final ProviderName FIRST = ProviderName.of("first");
  public static final ProviderName SECOND = ProviderName.of("second");

  /** What workers may have: one of the two, or both. Any two of these lack no provider. */
  public static final List<Set<ProviderName>> KINDS =
      List.of(Set.of(FIRST), Set.of(SECOND), Set.of(FIRST, SECOND));

  private static final String BETWEEN = "=";

  /** Reads what {@link #toString} has written. */
  static ServedProvider parse(String text) {
    String[] parts = text.split(BETWEEN, 2);
    return new ServedProvider(ProviderName.of(parts[0]), parts[1]);
  }

  @Override
  public String toString() {
    return name + BETWEEN + url;
  }
}
