package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.http.webhook.SignedWebhooks;
import dev.kinoport.provider.Provider;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.spring.webhook.MessageBodies;
import dev.kinoport.spring.webhook.ProvenMessages;
import dev.kinoport.spring.webhook.WebhookEndpoint;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Replicate, which takes money, where its adapter is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(ProviderKind.REPLICATE)
@ConditionalOnClass(Replicate.class)
class ReplicateProviderConfiguration {
  @Bean(destroyMethod = "close")
  Replicate kinoportReplicate(
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<ProviderConfigCustomizer<ReplicateConfig>> customizers) {
    ReplicateConfig told =
        KeyProperty.of("kinoport.replicate.token", properties.replicate().token())
            .parsed(ReplicateConfig::of)
            .clips(properties.clips());
    URI webhook = properties.replicate().webhook();
    if (webhook != null) {
      told = told.webhook(webhook);
    }
    for (ProviderConfigCustomizer<ReplicateConfig> more : customizers.orderedStream().toList()) {
      told = more.customize(told);
    }
    return Replicate.open(told, time.getIfAvailable(SystemTime::new));
  }

  @Bean
  Provider kinoportReplicateProvider(Replicate replicate) {
    return replicate.provider();
  }

  /** Replicate tells how far a prediction is. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass(RouterFunction.class)
  @ConditionalOnProperty("kinoport.replicate.webhook")
  static class Webhook {
    @Bean
    RouterFunction<ServerResponse> kinoportReplicateWebhook(
        KinoportProperties properties,
        Environment environment,
        Kinoport kinoport,
        MessageBodies bodies,
        Replicate replicate) {
      return WebhookEndpoint.at(
          properties.replicate().requiredWebhook(),
          environment,
          bodies,
          SignedWebhooks.MOST_BYTES,
          new ProvenMessages(replicate::webhooks, kinoport));
    }
  }
}
