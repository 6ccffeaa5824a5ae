package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.http.webhook.SignedWebhooks;
import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.spring.webhook.MessageBodies;
import dev.kinoport.spring.webhook.ProvenMessages;
import dev.kinoport.spring.webhook.WebhookEndpoint;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** fal itself, which takes money. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(ProviderKind.FAL)
class FalProviderConfiguration {
  @Bean(destroyMethod = "close")
  Fal kinoportFal(
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<ProviderConfigCustomizer<FalConfig>> customizers) {
    FalConfig config =
        KeyProperty.of("kinoport.fal.key", properties.fal().key()).parsed(FalConfig::of);
    return opened(config, properties, time, customizers);
  }

  @Bean
  Provider kinoportFalProvider(@Qualifier("kinoportFal") Fal fal) {
    return fal.provider();
  }

  static Fal opened(
      FalConfig config,
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<ProviderConfigCustomizer<FalConfig>> customizers) {
    FalConfig told = config.clips(properties.clips());
    URI webhook = properties.fal().webhook();
    if (webhook != null) {
      told = told.webhook(webhook);
    }
    for (ProviderConfigCustomizer<FalConfig> more : customizers.orderedStream().toList()) {
      told = more.customize(told);
    }
    return Fal.open(told, time.getIfAvailable(SystemTime::new));
  }

  /** fal tells what became of a request. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass(RouterFunction.class)
  @ConditionalOnProperty("kinoport.fal.webhook")
  static class Webhook {
    @Bean
    RouterFunction<ServerResponse> kinoportFalWebhook(
        KinoportProperties properties,
        Environment environment,
        Kinoport kinoport,
        MessageBodies bodies,
        @Qualifier("kinoportFal") Fal fal) {
      return WebhookEndpoint.at(
          properties.fal().requiredWebhook(),
          environment,
          bodies,
          SignedWebhooks.MOST_BYTES,
          new ProvenMessages(fal::webhooks, kinoport));
    }
  }
}
