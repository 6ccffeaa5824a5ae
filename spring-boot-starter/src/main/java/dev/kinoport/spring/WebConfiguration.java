package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.spring.webhook.MessageBodies;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;

/** What a web application of Spring MVC has more. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
class WebConfiguration {
  @Bean
  ProgressStreams kinoportProgress(Kinoport kinoport) {
    return new ProgressStreams(kinoport);
  }

  @Bean
  MessageBodies kinoportMessageBodies() {
    return MessageBodies.ofThisProcess();
  }
}
