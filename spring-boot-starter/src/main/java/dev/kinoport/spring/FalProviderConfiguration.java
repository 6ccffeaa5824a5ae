package dev.kinoport.spring;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** fal itself, which takes money. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(ProviderKind.FAL)
class FalProviderConfiguration {
  @Bean(destroyMethod = "close")
  Fal kinoportFal(
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<FalConfigCustomizer> customizers) {
    String key = properties.fal().key();
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "kinoport.fal.key is not set, and kinoport.provider names fal: set it to id:secret,"
              + " or take kinoport.provider=fake");
    }
    return opened(of(key), properties, time, customizers);
  }

  /** What is wrong is told without the key. */
  private static FalConfig of(String key) {
    try {
      return FalConfig.of(key);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("kinoport.fal.key is " + e.getMessage(), e);
    }
  }

  @Bean
  @Order(1)
  Provider kinoportFalProvider(@Qualifier("kinoportFal") Fal fal) {
    return fal.provider();
  }

  static Fal opened(
      FalConfig config,
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<FalConfigCustomizer> customizers) {
    FalConfig told = config.clips(properties.clips());
    if (properties.fal().webhook() != null) {
      told = told.webhook(properties.fal().webhook());
    }
    for (FalConfigCustomizer customizer : customizers.orderedStream().toList()) {
      told = customizer.customize(told);
    }
    return Fal.open(told, time.getIfAvailable(SystemTime::new));
  }
}
