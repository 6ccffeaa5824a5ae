package dev.kinoport.spring;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.time.Timekeeper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A server that speaks as fal does and takes no money. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(ProviderKind.EMULATOR)
class EmulatorProviderConfiguration {
  @Bean(destroyMethod = "close")
  Fal kinoportEmulator(
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<ProviderConfigCustomizer<FalConfig>> customizers) {
    return FalProviderConfiguration.opened(
        FalConfig.emulator(properties.emulatorUrl()), properties, time, customizers);
  }

  @Bean
  Provider kinoportEmulatorProvider(@Qualifier("kinoportEmulator") Fal fal) {
    return fal.provider();
  }
}
