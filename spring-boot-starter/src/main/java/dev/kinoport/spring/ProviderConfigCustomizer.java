package dev.kinoport.spring;

/**
 * A bean that says more of how a provider is used than the properties do. It is found by its type,
 * such as {@code ProviderConfigCustomizer<FalConfig>}; fal's is asked for an emulator too.
 *
 * @param <C> the provider's settings: {@code FalConfig}, {@code MinimaxConfig}, {@code
 *     ReplicateConfig} or {@code VideosConfig}
 */
@FunctionalInterface
public interface ProviderConfigCustomizer<C> {
  /** The same with changes. */
  C customize(C config);
}
