package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.minimax.callback.MinimaxCallback;
import dev.kinoport.minimax.callback.MinimaxCallbacks;
import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** MiniMax, which takes money, where its adapter is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProvider(ProviderKind.MINIMAX)
@ConditionalOnClass(Minimax.class)
class MinimaxProviderConfiguration {
  @Bean(destroyMethod = "close")
  Minimax kinoportMinimax(
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<ProviderConfigCustomizer<MinimaxConfig>> customizers) {
    MinimaxConfig told =
        Secret.of("kinoport.minimax.key", properties.minimax().key())
            .parsed(MinimaxConfig::of)
            .clips(properties.clips());
    URI callback = properties.minimax().callback();
    if (callback != null) {
      told = told.callback(callback);
    }
    for (ProviderConfigCustomizer<MinimaxConfig> more : customizers.orderedStream().toList()) {
      told = more.customize(told);
    }
    return Minimax.open(told, time.getIfAvailable(SystemTime::new));
  }

  @Bean
  Provider kinoportMinimaxProvider(Minimax minimax) {
    return minimax.provider();
  }

  /** MiniMax tries the address first, and then hints how far a task is. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass(RouterFunction.class)
  @ConditionalOnProperty("kinoport.minimax.callback")
  static class Callback {
    @Bean
    RouterFunction<ServerResponse> kinoportMinimaxCallback(
        KinoportProperties properties, Kinoport kinoport, Minimax minimax) {
      return WebhookEndpoint.at(
          properties.minimax().requiredCallback(),
          MinimaxCallbacks.MOST_BYTES,
          (target, headers, body) ->
              minimax
                  .callbacks()
                  .receive(target, body)
                  .map(told -> answered(kinoport, minimax.callbacks(), told)));
    }

    private static String answered(
        Kinoport kinoport, MinimaxCallbacks callbacks, MinimaxCallback told) {
      return switch (told) {
        case MinimaxCallback.Challenge challenge -> challenge.answer();
        case MinimaxCallback.Hint hint -> {
          heard(kinoport, callbacks, hint);
          yield "";
        }
      };
    }

    /** Nobody signs a hint: what MiniMax says when it is asked counts. */
    private static void heard(
        Kinoport kinoport, MinimaxCallbacks callbacks, MinimaxCallback.Hint hint) {
      GenerationId id = new GenerationId(hint.generationId());
      callbacks
          .confirm(hint)
          .peek(result -> {
            kinoport.adopt(id, hint.handle(), GenerationEvent.Via.WEBHOOK);
            kinoport.finished(id, hint.handle(), result);
          });
      kinoport.wake(id);
    }
  }
}
