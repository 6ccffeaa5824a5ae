package dev.kinoport.http.config;

import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ProviderName;
import java.nio.file.Path;

/** What the set-ups of all shops say of a provider. */
public interface ShopConfig {
  /** Written into every order. */
  ProviderName name();

  /** What is sold. */
  Catalogue offers();

  /** What this set-up can; see {@link dev.kinoport.provider.Provider#capabilities}. */
  Capabilities capabilities();

  /** Folder where clips are kept. */
  Path clips();
}
