package dev.kinoport.spring;

import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import dev.kinoport.videos.Videos;
import dev.kinoport.videos.VideosConfig;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A server of {@code /v1/videos}, where its adapter is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(ProviderKind.VIDEOS)
@ConditionalOnClass(Videos.class)
class VideosProviderConfiguration {
  @Bean(destroyMethod = "close")
  Videos kinoportVideos(
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<ProviderConfigCustomizer<VideosConfig>> customizers) {
    VideosConfig told = config(properties.videos()).clips(properties.clips());
    for (ProviderConfigCustomizer<VideosConfig> more : customizers.orderedStream().toList()) {
      told = more.customize(told);
    }
    return Videos.open(told, time.getIfAvailable(SystemTime::new));
  }

  private static VideosConfig config(KinoportProperties.Videos properties) {
    URI url = properties.url();
    if (url == null) {
      throw new WrongSetting(
          "kinoport.videos.url is not set, and kinoport.provider names videos: set it to what"
              + " stands before /videos, such as http://127.0.0.1:8000/v1/");
    }
    String key = properties.key();
    return key == null
        ? VideosConfig.of(url)
        : KeyProperty.of("kinoport.videos.key", key).parsed(text -> VideosConfig.of(url, text));
  }

  @Bean
  Provider kinoportVideosProvider(Videos videos) {
    return videos.provider();
  }
}
