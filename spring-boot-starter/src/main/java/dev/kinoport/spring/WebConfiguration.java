package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.fal.Fal;
import java.net.URI;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What a web application of Spring MVC has more. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
class WebConfiguration {
  @Bean
  ProgressStreams kinoportProgress(Kinoport kinoport) {
    return new ProgressStreams(kinoport);
  }

  /** fal tells what became of a request, at the path of {@code kinoport.fal.webhook}. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProvider(KinoportProperties.ProviderKind.FAL)
  @ConditionalOnProperty("kinoport.fal.webhook")
  static class Webhook {
    @Bean
    RouterFunction<ServerResponse> kinoportFalWebhook(
        KinoportProperties properties, Kinoport kinoport, @Qualifier("kinoportFal") Fal fal) {
      URI address = Objects.requireNonNull(properties.fal().webhook(), "kinoport.fal.webhook");
      return RouterFunctions.route().POST(address.getPath(), new FalWebhook(kinoport, fal)).build();
    }
  }
}
