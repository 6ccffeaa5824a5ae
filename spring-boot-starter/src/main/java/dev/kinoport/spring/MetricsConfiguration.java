package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.micrometer.KinoportMetrics;
import dev.kinoport.micrometer.ObservedProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters and observations, where {@code kinoport-micrometer} and a registry are there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({KinoportMetrics.class, MeterRegistry.class})
class MetricsConfiguration {
  /** What is counted and timed. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(MeterRegistry.class)
  static class Meters {
    @Bean
    KinoportMetrics kinoportMetrics(MeterRegistry registry) {
      return new KinoportMetrics(registry);
    }

    @Bean
    SmartInitializingSingleton kinoportGauges(KinoportMetrics metrics, Kinoport kinoport) {
      return () -> metrics.bindTo(kinoport);
    }
  }

  /** Every call of a provider. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(ObservationRegistry.class)
  static class Observations {
    @Bean
    ProviderDecorator kinoportObserved(ObservationRegistry registry) {
      return provider -> ObservedProvider.of(provider, registry);
    }
  }
}
