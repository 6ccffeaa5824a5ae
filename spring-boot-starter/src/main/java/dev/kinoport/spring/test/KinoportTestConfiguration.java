package dev.kinoport.spring.test;

import dev.kinoport.fake.VirtualTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** One clock for the fake, the engine and the test. */
@Configuration(proxyBeanMethods = false)
class KinoportTestConfiguration {
  @Bean
  @Primary
  VirtualTime kinoportVirtualTime() {
    return VirtualTime.create();
  }
}
