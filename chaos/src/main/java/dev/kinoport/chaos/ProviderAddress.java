package dev.kinoport.chaos;

import dev.kinoport.provider.ProviderName;

/**
 * Where a worker finds a provider.
 *
 * @param name under which it writes orders down
 * @param url base address
 */
record ProviderAddress(ProviderName name, String url) {
  private static final String BETWEEN = "=";

  /** Reads what {@link #toString} has written. */
  static ProviderAddress parse(String text) {
    String[] parts = text.split(BETWEEN, 2);
    return new ProviderAddress(ProviderName.of(parts[0]), parts[1]);
  }

  @Override
  public String toString() {
    return name + BETWEEN + url;
  }
}
