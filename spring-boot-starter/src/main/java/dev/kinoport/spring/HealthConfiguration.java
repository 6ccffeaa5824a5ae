package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The component {@code kinoport} of {@code /actuator/health}, where there is an actuator. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
  /** As Spring Boot 3.5 has it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class OfBootThree {
    @Bean
    org.springframework.boot.actuate.health.HealthIndicator kinoportHealthIndicator(
        Kinoport kinoport) {
      return () -> {
        KinoportHealth health = KinoportHealth.of(kinoport);
        return (health.up()
                ? org.springframework.boot.actuate.health.Health.up()
                : org.springframework.boot.actuate.health.Health.down())
            .withDetails(health.details())
            .build();
      };
    }
  }

  /** As Spring Boot 4 has it. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  @ConditionalOnMissingClass("org.springframework.boot.actuate.health.HealthIndicator")
  static class OfBootFour {
    @Bean
    org.springframework.boot.health.contributor.HealthIndicator kinoportHealthIndicator(
        Kinoport kinoport) {
      return () -> {
        KinoportHealth health = KinoportHealth.of(kinoport);
        return (health.up()
                ? org.springframework.boot.health.contributor.Health.up()
                : org.springframework.boot.health.contributor.Health.down())
            .withDetails(health.details())
            .build();
      };
    }
  }
}
