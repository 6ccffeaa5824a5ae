package dev.kinoport.spring;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.minimax.callback.MinimaxCallback;
import dev.kinoport.minimax.callback.MinimaxCallbacks;
import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.spring.webhook.MessageBodies;
import dev.kinoport.spring.webhook.ToldGeneration;
import dev.kinoport.spring.webhook.WebhookEndpoint;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
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
        KeyProperty.of("kinoport.minimax.key", properties.minimax().key())
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
        KinoportProperties properties,
        Environment environment,
        Kinoport kinoport,
        MessageBodies bodies,
        Minimax minimax) {
      return WebhookEndpoint.at(
          properties.minimax().requiredCallback(),
          environment,
          bodies,
          MinimaxCallbacks.MOST_BYTES,
          new Messages(minimax, kinoport));
    }
  }

  private record Messages(Minimax minimax, Kinoport kinoport) implements WebhookEndpoint.Receiver {
    @Override
    public Option<WebhookRefusal> complaint(
        String target, Function<String, @Nullable String> headers) {
      return minimax.callbacks().complaint(target);
    }

    @Override
    public Either<WebhookRefusal, WebhookEndpoint.Answer> receive(
        String target, Function<String, @Nullable String> headers, byte[] body) {
      return minimax.callbacks().receive(target, body).map(this::told);
    }

    private WebhookEndpoint.Answer told(MinimaxCallback message) {
      return switch (message) {
        case MinimaxCallback.Challenge challenge -> WebhookEndpoint.Answer.of(challenge.answer());
        case MinimaxCallback.Hint hint -> hinted(hint);
      };
    }

    /**
     * Nobody signs a hint. Of a generation whose task is known it is a reason to look; of one in
     * doubt MiniMax is asked whether the task is there, and if that cannot be asked now, the hint
     * is to come again: nothing else leads back to the task.
     */
    private WebhookEndpoint.Answer hinted(MinimaxCallback.Hint hint) {
      ToldGeneration generation = ToldGeneration.of(kinoport, hint.generationId());
      Either<Failure, GenerationState> state = generation.state();
      if (!state.exists(GenerationState.Unsent.class::isInstance)) {
        return generation.lookedAfter(state);
      }
      return minimax
          .callbacks()
          .confirm(hint)
          .fold(
              failure -> WebhookEndpoint.Answer.later(),
              result -> generation.told(hint.handle(), Option.some(result)));
    }
  }
}
