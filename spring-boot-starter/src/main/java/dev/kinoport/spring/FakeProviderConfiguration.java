package dev.kinoport.spring;

import dev.kinoport.clip.FileClipStore;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The fake, which makes real clips and takes no money: for development and for tests. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(ProviderKind.FAKE)
class FakeProviderConfiguration {
  /** One clock for the fake and the engine. */
  @Bean
  @ConditionalOnMissingBean(Timekeeper.class)
  SystemTime kinoportTime() {
    return new SystemTime();
  }

  @Bean
  @ConditionalOnMissingBean
  FakeProvider kinoportFake(
      Timekeeper time, KinoportProperties properties, ObjectProvider<Script> script) {
    return FakeProvider.on(time)
        .script(script.getIfAvailable(() -> Script.always(life(time, properties.fake()))))
        .build();
  }

  private static Life life(Timekeeper time, KinoportProperties.Fake pace) {
    return time instanceof SystemTime
        ? Life.lasting(pace.queued(), pace.running())
        : Life.realistic();
  }

  /** On the machine's own time somebody wants to see the clip; a turned clock wants none made. */
  @Bean
  Provider kinoportFakeProvider(FakeProvider fake, Timekeeper time, KinoportProperties properties) {
    return time instanceof SystemTime
        ? fake.provider().withClips(new FileClipStore(properties.clips(), fake.clipSource()))
        : fake.provider();
  }
}
