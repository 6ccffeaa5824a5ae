package dev.kinoport.spring;

import dev.kinoport.provider.Provider;

/** A bean that stands before every provider. */
@FunctionalInterface
public interface ProviderDecorator {
  /** The same provider, with more to it. */
  Provider decorate(Provider provider);
}
