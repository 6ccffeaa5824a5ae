package dev.kinoport.spring;

import dev.kinoport.spring.KinoportProperties.ProviderKind;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code kinoport.provider} names somebody. */
final class OnProvider extends SpringBootCondition {
  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Map<String, Object> asked =
        metadata.getAnnotationAttributes(ConditionalOnProvider.class.getName());
    List<ProviderKind> named =
        Binder.get(context.getEnvironment())
            .bind("kinoport.provider", Bindable.listOf(ProviderKind.class))
            .orElse(List.of());
    ProviderKind kind = asked == null ? ProviderKind.FAL : (ProviderKind) asked.get("value");
    return new ConditionOutcome(
        named.contains(kind),
        ConditionMessage.forCondition("kinoport.provider")
            .because("it is %s".formatted(named.stream().map(ProviderKind::word).toList())));
  }
}
